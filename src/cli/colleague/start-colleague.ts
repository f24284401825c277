import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { HubFile } from "../../engine/sync/hub-file.ts";
import type { ColleagueAnswer, ColleagueOrder } from "./colleague-order.ts";

/** A colleague who is there, and the hub through which the desk reaches her. */
export interface StartedColleague {
  readonly hub: HubFile;
  /** Resolves when her process and everything that it kept are gone. */
  stop(): Promise<void>;
}

/** Milliseconds that her process may take to end by itself. */
const patience = 10_000;

/**
 * Starts a hub and a colleague in a process beside this one, and resolves when the hub listens. The process ends with
 * this one, also when this one is killed.
 *
 * @param entry the bundled `colleague`, or its source
 */
export const startColleague = async (
  order: ColleagueOrder,
  entry: URL,
): Promise<StartedColleague | { readonly failed: string }> => {
  const child = fork(fileURLToPath(entry), [], {
    // The screen is the desk's.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    execArgv: ["--no-warnings"],
  });
  const exited = exitOf(child);
  const answered = Promise.withResolvers<ColleagueAnswer>();
  const failed = (why: string): void => answered.resolve({ type: "failed", why });
  child.once("message", (message: ColleagueAnswer) => answered.resolve(message));
  child.once("error", (error: NodeJS.ErrnoException) => failed(error.code ?? "failed"));
  void exited.then(() => failed("the process ended"));
  child.send(order, (error) => {
    if (error !== null) failed("the process ended");
  });
  const answer = await answered.promise;
  const stop = async (): Promise<void> => {
    if (child.connected) child.disconnect();
    const timer = setTimeout(() => child.kill("SIGKILL"), patience);
    await exited;
    clearTimeout(timer);
  };
  if (answer.type === "failed") {
    await stop();
    return { failed: answer.why };
  }
  return {
    hub: answer.hub,
    stop: async () => {
      await stop();
      // One that was killed could not see to it.
      await rm(answer.folder, { recursive: true, force: true });
    },
  };
};

/** Resolves when a process is gone, or never came to be. */
const exitOf = (child: ChildProcess): Promise<unknown> =>
  child.pid === undefined ? Promise.resolve() : once(child, "exit");
