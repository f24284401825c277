import type { OpenFailure } from "../engine/open-failure.ts";
import { createHubLog, type HubLog } from "../hub/hub-log.ts";
import { type Hub, type HubOptions, openHub } from "../hub/open-hub.ts";
import type { ProgramFiles } from "./program-files.ts";
import type { Settings } from "./settings.ts";

/** Opens a hub as this process: its log, and whatever a package prints, goes to stderr. */
export const runHub = async (
  { dataFolder }: Settings,
  options: Pick<HubOptions, "host" | "port" | "tls" | "database">,
  { template }: ProgramFiles,
): Promise<Hub | OpenFailure> => {
  const log = createHubLog(process.stderr);
  routeConsole(log);
  return openHub({ data: dataFolder, template, log, ...options });
};

/**
 * Hocuspocus tells the console what it makes of a frame that it could not read, and quotes from it. Only that it did
 * so is logged; for good, since the process is the hub.
 */
const routeConsole = (log: HubLog): void => {
  for (const method of ["error", "warn", "info", "log", "debug"] as const) {
    console[method] = () => log.debug({ event: "console", method });
  }
};
