import { spawnSync } from "node:child_process";
import { constants } from "node:os";
import { cliTextOf } from "../i18n/cli-text.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Runnable } from "./node-version.ts";

/** Runs this same command line with a newer Node, on the same terminal, and gives its exit status. */
export const runOtherNode = (runnable: Exclude<Runnable, "this">): number => {
  if (runnable === "none") {
    const { LC_ALL, LC_MESSAGES, LANG } = process.env;
    const text = cliTextOf(LC_ALL || LC_MESSAGES || LANG || "en");
    process.stderr.write(`${text.errors.oldNode(process.versions.node)}\n`);
    return exitCodes.failed;
  }
  // Ctrl-C reaches both; the newer one decides what it means.
  process.on("SIGINT", () => undefined);
  const { status, signal, error } = spawnSync(runnable.path, process.argv.slice(1), { stdio: "inherit" });
  if (error !== undefined) throw error;
  return status ?? 128 + (signal === null ? 0 : constants.signals[signal]);
};
