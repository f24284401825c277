import { spawnSync } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import headless from "@xterm/headless";
import { type PtyProgram, runProgram } from "./run-in-pty.ts";
import { terminalSvg } from "./terminal-svg.ts";

/** A program in a pseudo-terminal, and what the terminal shows. Waits are for what shows and for silence. */
export interface ProgramScreen {
  /** Presses keys, each when the one before has settled. */
  press(...keys: readonly string[]): Promise<void>;
  /** Resolves when the screen is so and the program is silent; rejects with the screen after a minute. */
  until(isShown: (rows: readonly string[]) => boolean): Promise<void>;
  /** As `until`, but at once: for what shows only for a moment. */
  glimpse(isShown: (rows: readonly string[]) => boolean): Promise<void>;
  /** The rows, without blanks at their ends. */
  rows(): readonly string[];
  svg(): string;
  stop(): Promise<void>;
}

/** Silence after which a screen counts as settled, and how long a key may take to show anything. */
const quietMs = 200;
const firstWaitMs = 400;
const patienceMs = 60_000;

export const openProgramScreen = (program: Omit<PtyProgram, "onData">): ProgramScreen => {
  const { columns, rows: height } = program;
  const terminal = new headless.Terminal({ cols: columns, rows: height, allowProposedApi: true });
  const watchers = new Set<() => void>();
  const onData = (bytes: Uint8Array): void =>
    terminal.write(bytes, () => {
      for (const watcher of [...watchers]) watcher();
    });
  const running = runProgram({ ...program, onData });
  const rows = (): readonly string[] =>
    Array.from({ length: height }, (_, row) => {
      const { active } = terminal.buffer;
      return active.getLine(active.baseY + row)?.translateToString(true) ?? "";
    });

  const glimpse = (isShown: (rows: readonly string[]) => boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      const finish = (end: () => void) => {
        watchers.delete(check);
        clearTimeout(timer);
        end();
      };
      const check = () => {
        if (isShown(rows())) finish(resolve);
      };
      const timer = setTimeout(
        () => finish(() => reject(new Error(`${program.name}: not shown\n${rows().join("\n")}`))),
        patienceMs,
      );
      watchers.add(check);
      check();
    });

  return {
    press: async (...keys) => {
      for (const key of keys) await running.key(key, quietMs, firstWaitMs);
    },
    until: async (isShown) => {
      do {
        await glimpse(isShown);
        await running.key("", quietMs, quietMs);
      } while (!isShown(rows()));
    },
    glimpse,
    rows,
    svg: () => terminalSvg(terminal),
    stop: running.stop,
  };
};

/** Writes a picture as PNG, by librsvg or ImageMagick; false where neither is installed. */
export const writePng = async (svg: string, file: string): Promise<boolean> => {
  const source = `${file}.svg`;
  await writeFile(source, svg);
  const isWritten = [
    ["rsvg-convert", "-o", file, source],
    ["convert", source, file],
  ].some(([command = "", ...rest]) => spawnSync(command, rest, { stdio: "ignore" }).status === 0);
  await rm(source);
  return isWritten;
};
