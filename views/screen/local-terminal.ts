import { writeSync } from "node:fs";
import nodeProcess from "node:process";
import type { ReadStream, WriteStream } from "node:tty";
import type { ReactElement } from "react";
import { openScreen, type Screen } from "./open-screen.tsx";
import type { ColourDepth, ScreenEnd, ScreenTraits } from "./screen.ts";
import { leaveScreen } from "./terminal-modes.ts";

export interface LocalSettings {
  /** `--ascii`. */
  readonly ascii: boolean;
  readonly locale: string;
  readonly timezone: string;
}

/** How the local screen ended; `signal` when one ended it. */
export interface LocalEnd {
  readonly end: ScreenEnd;
  readonly signal: NodeJS.Signals | null;
}

/**
 * Opens a screen on the process's own terminal and resolves when it has ended, with the terminal as it was:
 * on leaving, a failure, SIGTERM, SIGHUP, SIGINT, an exception nobody caught, a terminal that went away.
 * Ctrl-Z (and SIGTSTP) give the terminal back and stop the job; continuing repaints. Needs a terminal on both
 * stdin and stdout (`hasTerminal`).
 */
export const openLocalScreen = async (
  element: ReactElement,
  settings: LocalSettings,
  process: NodeJS.Process = nodeProcess,
): Promise<LocalEnd> => {
  const input = process.stdin as ReadStream;
  const output = process.stdout as WriteStream;
  let signal: NodeJS.Signals | null = null;
  neverBlock(output);
  input.setRawMode(true);
  // Node prints its warnings straight to the terminal, where they would tear the screen: that NO_COLOR is overruled
  // for our colour library, say. None of them is for an agent.
  const warners = process.listeners("warning");
  process.removeAllListeners("warning");

  const suspend = (screen: Screen) => {
    screen.suspend();
    input.setRawMode(false);
    process.off("SIGTSTP", onStop);
    process.off("SIGCONT", onContinue);
    // What was written must be out before the job stops. The whole job stops, not this process alone.
    output.write("", () => {
      process.kill(0, "SIGTSTP");
      // Here again after `fg` — or at once, where nobody can stop and continue jobs.
      setImmediate(() => {
        process.on("SIGTSTP", onStop);
        process.on("SIGCONT", onContinue);
        input.setRawMode(true);
        screen.resume();
        onResize();
      });
    });
  };

  const screen = openScreen({ input, output }, traitsOf(output, settings, process.env), element, {
    onSuspend: suspend,
  });

  const onStop = () => suspend(screen);
  // Stopped by a signal that cannot be caught: the shell has reset the terminal meanwhile.
  const onContinue = () => {
    input.setRawMode(false);
    input.setRawMode(true);
    screen.suspend();
    screen.resume();
    onResize();
  };
  const onResize = () => screen.resize(output.columns, output.rows);
  const onSignal = (received: NodeJS.Signals) => {
    signal = received;
    screen.close({ reason: received === "SIGHUP" ? "lost" : "left" });
  };
  const restore = () => restoreNow(input);

  output.on("resize", onResize);
  process.on("SIGTSTP", onStop);
  process.on("SIGCONT", onContinue);
  for (const name of endSignals) process.on(name, onSignal);
  process.on("uncaughtExceptionMonitor", restore);
  process.on("exit", restore);

  const end = await screen.closed;
  // Only here is everything written; whatever arrives later meets the shell's own terminal.
  output.off("resize", onResize);
  process.off("SIGTSTP", onStop);
  process.off("SIGCONT", onContinue);
  for (const name of endSignals) process.off(name, onSignal);
  process.off("uncaughtExceptionMonitor", restore);
  process.off("exit", restore);
  for (const warner of warners) process.on("warning", warner);
  cook(input);
  return { end, signal };
};

/** Whether a full-screen program can run here. */
export const hasTerminal = (process: NodeJS.Process = nodeProcess): boolean =>
  process.stdin.isTTY === true && process.stdout.isTTY === true && process.env.TERM !== "dumb";

const endSignals = ["SIGTERM", "SIGHUP", "SIGINT"] as const;

/** What the local terminal can do, from its size and the environment. */
export const traitsOf = (
  size: { readonly columns?: number; readonly rows?: number },
  settings: LocalSettings,
  env: Readonly<Record<string, string | undefined>>,
): ScreenTraits => ({
  columns: size.columns || 80,
  rows: size.rows || 24,
  colour: colourOf(env),
  unicode: !settings.ascii && /utf-?8/i.test(env.LC_ALL || env.LC_CTYPE || env.LANG || ""),
  locale: settings.locale,
  timezone: settings.timezone,
  term: env.TERM ?? "",
});

const colourOf = (env: Readonly<Record<string, string | undefined>>): ColourDepth => {
  const term = env.TERM ?? "";
  if (env.NO_COLOR || term === "" || term === "dumb" || /^vt\d|-m(ono)?$/.test(term)) return "none";
  if (/^(truecolor|24bit)$/.test(env.COLORTERM ?? "")) return "truecolor";
  if (/-direct|kitty|ghostty|alacritty|^foot|wezterm|iterm/i.test(term)) return "truecolor";
  return /256/.test(term) ? "256" : "16";
};

/**
 * Node writes to a terminal synchronously, which would stop the program while a slow line drains. The stream
 * has its own non-blocking mode; where a version of Node lacks the switch, writing merely stays synchronous.
 */
const neverBlock = (output: WriteStream): void => {
  const handle = (output as { _handle?: { setBlocking?: (isBlocking: boolean) => void } })._handle;
  handle?.setBlocking?.(false);
};

/** For the last moment of a process: synchronous, and silent about a terminal that is gone. */
const restoreNow = (input: ReadStream): void => {
  try {
    writeSync(1, leaveScreen);
  } catch {
    // The terminal went away; there is nothing to restore.
  }
  cook(input);
};

const cook = (input: ReadStream): void => {
  try {
    input.setRawMode(false);
  } catch {
    // As above.
  }
};
