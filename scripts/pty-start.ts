/**
 * Starts the program as a newcomer does (`npm start` in a terminal of 120×40, an empty data folder), looks for the
 * welcome screen, presses `d`, looks for the Inbox, quits with `q`, and expects exit status 0.
 * Prints one line; the exit status is 0 when all of it happened.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { spawn } from "@lydell/node-pty";
import headless, { type Terminal } from "@xterm/headless";

const size = { cols: 120, rows: 40 };
const patience = 90_000;

const main = async (): Promise<string | null> => {
  const data = mkdtempSync(join(tmpdir(), "onefold-start-"));
  const screen = new headless.Terminal({ ...size, allowProposedApi: true });
  const program = spawn("npm", ["start", "--silent"], {
    ...size,
    name: "xterm-256color",
    cwd: resolve(import.meta.dirname, ".."),
    env: { ...process.env, ONEFOLD_DATA: data, LANG: "en_US.UTF-8", CI: "", NO_COLOR: "" },
  });
  let ended: number | null = null;
  const watchers = new Set<() => void>();
  const wake = () => {
    for (const watcher of [...watchers]) watcher();
  };
  program.onData((bytes) => screen.write(bytes, wake));
  program.onExit(({ exitCode }) => {
    ended = exitCode;
    wake();
  });

  /** Resolves as soon as `seen` holds, checked after every write; false when patience ends. */
  const until = (seen: () => boolean): Promise<boolean> =>
    new Promise((done) => {
      const finish = (result: boolean) => {
        watchers.delete(check);
        clearTimeout(timer);
        done(result);
      };
      const check = () => {
        if (seen()) finish(true);
      };
      const timer = setTimeout(() => finish(false), patience);
      watchers.add(check);
      check();
    });
  const shows = (text: RegExp) => () => ended === null && text.test(textOf(screen));

  try {
    if (!(await until(shows(/This desk is empty/)))) return `no welcome screen:\n${textOf(screen)}`;
    program.write("d");
    if (!(await until(shows(/inbox[\s\S]*Albrecht/i)))) return `no Inbox after d:\n${textOf(screen)}`;
    program.write("q");
    if (!(await until(() => ended !== null))) return `no end after q:\n${textOf(screen)}`;
    return ended === 0 ? null : `exit status ${ended} after q`;
  } finally {
    if (ended === null) program.kill("SIGKILL");
    rmSync(data, { recursive: true, force: true });
  }
};

const textOf = (screen: Terminal): string => {
  const buffer = screen.buffer.active;
  return Array.from({ length: size.rows }, (_, row) =>
    buffer.getLine(buffer.baseY + row)?.translateToString(true),
  ).join("\n");
};

const failure = await main();
console.log(failure === null ? "start: welcome screen, Inbox of the demo, quit: good" : `start: ${failure}`);
process.exit(failure === null ? 0 : 1);
