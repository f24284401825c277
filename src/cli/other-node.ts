import { spawn } from "node:child_process";
import { cliTextOf } from "../i18n/cli-text.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Runnable } from "./node-version.ts";
import { signalStatus } from "./signal-status.ts";

/**
 * Runs this same command line with a newer Node, on the same terminal, and gives its exit status. Ctrl-C and a
 * hang-up reach both; the newer one decides what they mean, and this one passes on what was sent to it alone.
 */
export const runOtherNode = (runnable: Exclude<Runnable, "this">): Promise<number> => {
  if (runnable === "none") {
    const { LC_ALL, LC_MESSAGES, LANG } = process.env;
    const text = cliTextOf(LC_ALL || LC_MESSAGES || LANG || "en");
    process.stderr.write(`${text.errors.oldNode(process.versions.node)}\n`);
    return Promise.resolve(exitCodes.failed);
  }
  const child = spawn(runnable.path, process.argv.slice(1), { stdio: "inherit" });
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.on("SIGHUP", () => child.kill("SIGHUP"));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (status, signal) =>
      resolve(status ?? (signal === null ? exitCodes.failed : signalStatus(signal))),
    );
  });
};
