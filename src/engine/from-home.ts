import { homedir } from "node:os";
import { join } from "node:path";

/** A path as somebody types it where no shell reads it: `~/` is the home folder of whoever runs the engine. */
export const fromHome = (path: string): string =>
  path === "~" || path.startsWith("~/") ? join(homedir(), path.slice(1)) : path;
