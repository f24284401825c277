import type { Writable } from "node:stream";
import { changeLocalConfig } from "../engine/local-config.ts";
import { brokenPipe, type Io, type Output } from "./io.ts";
import type { ProgramFiles } from "./program-files.ts";

/** The world of a real process. */
export const createProcessIo = (files: ProgramFiles): Io => ({
  out: createOutput(
    process.stdout,
    () => process.stdout.isTTY,
    () => process.stdout.columns,
  ),
  err: createOutput(
    process.stderr,
    () => process.stderr.isTTY,
    () => process.stderr.columns,
  ),
  env: process.env,
  openDesk: async ({ dataFolder }, options) => {
    const { openDesk } = await import("../engine/open-desk.ts");
    return openDesk({ data: dataFolder, template: files.template, reader: files.reader, ...options });
  },
  runDesk: async (settings, hub) => (await import("./run-desk.tsx")).runDesk(settings, files, hub),
  startColleague: async ({ agent, dataFolder }) => {
    const { startColleague } = await import("./colleague/start-colleague.ts");
    const order = { agent, data: dataFolder, template: files.template };
    const started = await startColleague(order, files.colleague);
    // The agent has a role from now on, and others have none: as after `connect`, the folder is this agent's.
    if (!("failed" in started)) await changeLocalConfig(dataFolder, { agent });
    return started;
  },
  openHub: async (settings, options) => (await import("./run-hub.ts")).runHub(settings, options, files),
  onInterrupt: (interrupted) => {
    const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
    for (const signal of signals) process.once(signal, interrupted);
    return () => {
      for (const signal of signals) process.off(signal, interrupted);
    };
  },
});

const createOutput = (stream: Writable, isTTY: () => boolean, columns: () => number): Output => {
  // Without a listener a vanished reader would end the process with a stack trace.
  stream.on("error", () => undefined);
  return {
    isTerminal: isTTY() === true,
    columns: isTTY() === true ? columns() || null : null,
    write: (text) =>
      new Promise((resolve, reject) => {
        stream.write(text, (error) => {
          if (error === null || error === undefined) resolve();
          else reject(isBrokenPipe(error) ? brokenPipe : error);
        });
      }),
  };
};

const isBrokenPipe = (error: Error): boolean =>
  "code" in error && (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED");
