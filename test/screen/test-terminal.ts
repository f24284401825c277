import { PassThrough, Writable } from "node:stream";
import headless from "@xterm/headless";
import type { ReactElement } from "react";
import { openScreen, type Screen } from "../../views/screen/open-screen.tsx";
import type { ScreenTraits } from "../../views/screen/screen.ts";

export interface TestTerminal {
  readonly screen: Screen;
  /** Every byte that reached the terminal, as text. */
  readonly written: () => string;
  /** The rows that the terminal shows, without trailing blanks. */
  readonly rows: () => Promise<readonly string[]>;
  /** Types keys in order; resolves when everything that follows at once is on the terminal. */
  readonly press: (...input: readonly string[]) => Promise<void>;
  /** Resolves when the rows satisfy the condition; rejects with the rows after twenty seconds. */
  readonly waitFor: (isShown: (rows: readonly string[]) => boolean) => Promise<readonly string[]>;
  readonly terminal: InstanceType<typeof headless.Terminal>;
  /** Makes the line slow: writes finish only when released. */
  readonly hold: () => () => void;
  readonly input: PassThrough;
}

export const testTraits: ScreenTraits = {
  columns: 80,
  rows: 24,
  colour: "truecolor",
  unicode: true,
  locale: "en",
  timezone: "UTC",
  term: "xterm-256color",
};

/** Opens a screen on a terminal emulator. */
export const openTestTerminal = (element: ReactElement, traits: Partial<ScreenTraits> = {}): TestTerminal => {
  const all = { ...testTraits, ...traits };
  const terminal = new headless.Terminal({ cols: all.columns, rows: all.rows, allowProposedApi: true });
  let written = "";
  let held: (() => void)[] | null = null;
  const input = new PassThrough();
  const output = new Writable({
    decodeStrings: false,
    write: (chunk: string | Buffer, _encoding, callback) => {
      const text = chunk.toString();
      written += text;
      terminal.write(text);
      if (held === null) callback();
      else held.push(callback);
    },
  });
  const screen = openScreen({ input, output }, all, element);
  const rows = async () => {
    await new Promise<void>((resolve) => terminal.write("", resolve));
    return Array.from({ length: terminal.rows }, (_, row) =>
      terminal.buffer.active.getLine(row)!.translateToString(true).trimEnd(),
    );
  };
  return {
    screen,
    terminal,
    input,
    written: () => written,
    rows,
    press: async (...keys) => {
      for (const key of keys) {
        input.write(key);
        for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
      }
    },
    waitFor: async (isShown) => {
      const deadline = performance.now() + 20_000;
      for (;;) {
        const shown = await rows();
        if (isShown(shown)) return shown;
        if (performance.now() > deadline) throw new Error(`not shown:\n${shown.join("\n")}`);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    hold: () => {
      held = [];
      return () => {
        const callbacks = held ?? [];
        held = null;
        for (const callback of callbacks) callback();
      };
    },
  };
};
