import { spawn } from "@lydell/node-pty";
import headless from "@xterm/headless";

export interface PtyProgram {
  readonly pid: number;
  readonly type: (keys: string) => void;
  readonly kill: (signal: string) => void;
  readonly resize: (columns: number, rows: number) => void;
  readonly written: () => string;
  /** Resolves with the rows when they satisfy the condition; rejects with them when that takes too long. */
  readonly waitFor: (isShown: (rows: readonly string[]) => boolean) => Promise<readonly string[]>;
  readonly exited: Promise<{ readonly exitCode: number; readonly signal?: number | undefined }>;
  readonly terminal: InstanceType<typeof headless.Terminal>;
  /** DEC private modes that are set, by number, as the program's output left them. */
  readonly modes: () => ReadonlySet<number>;
}

/** Runs a program in a pseudo-terminal with an emulator behind it. */
export const openPtyProgram = (
  command: readonly string[],
  options: {
    columns?: number;
    rows?: number;
    env?: Readonly<Record<string, string>>;
    cwd?: string;
    patience?: number;
  } = {},
): PtyProgram => {
  const { columns = 80, rows = 24, patience = 30_000 } = options;
  const terminal = new headless.Terminal({ cols: columns, rows, allowProposedApi: true });
  const env = Object.fromEntries(
    Object.entries({ ...process.env, TERM: "xterm-256color", LANG: "C.UTF-8", ...options.env }).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined && !/^(CI|NO_COLOR|FORCE_COLOR)$/.test(entry[0]),
    ),
  );
  const pty = spawn(command[0]!, command.slice(1), {
    name: "xterm-256color",
    cols: columns,
    rows,
    env,
    cwd: options.cwd ?? process.cwd(),
  });
  let written = "";
  const waiters = new Set<() => void>();
  pty.onData((data) => {
    terminal.write(data, () => {
      // Once it is on the screen, so that what was written and what is shown are of one moment.
      written += data;
      for (const waiter of [...waiters]) waiter();
    });
  });
  const shown = () =>
    Array.from({ length: terminal.rows }, (_, row) =>
      terminal.buffer.active.getLine(row)!.translateToString(true).trimEnd(),
    );
  return {
    pid: pty.pid,
    terminal,
    type: (keys) => pty.write(keys),
    kill: (signal) => pty.kill(signal),
    resize: (newColumns, newRows) => {
      terminal.resize(newColumns, newRows);
      pty.resize(newColumns, newRows);
    },
    written: () => written,
    waitFor: (isShown) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const now = shown();
          if (!isShown(now)) return;
          clearTimeout(timer);
          waiters.delete(look);
          resolve(now);
        };
        const timer = setTimeout(() => {
          waiters.delete(look);
          reject(new Error(`not shown:\n${shown().join("\n")}\n${JSON.stringify(written.slice(-400))}`));
        }, patience);
        waiters.add(look);
        look();
      }),
    exited: new Promise((resolve) => pty.onExit(resolve)),
    modes: () => {
      const set = new Set([7, 25]);
      for (const [, numbers, state] of written.matchAll(/\x1b\[\?([0-9;]+)([hl])/g)) {
        for (const number of numbers!.split(";")) {
          if (state === "h") set.add(Number(number));
          else set.delete(Number(number));
        }
      }
      return set;
    },
  };
};
