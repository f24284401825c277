import { existsSync } from "node:fs";

/** The first path that is not there; null when all are. */
export const missingPath = (paths: readonly string[]): string | null =>
  paths.find((path) => !existsSync(path)) ?? null;
