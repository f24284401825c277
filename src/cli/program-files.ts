import { fileURLToPath } from "node:url";

/** What the build puts beside the program. */
export interface ProgramFiles {
  /** The database that a new data folder starts from. */
  readonly template: string;
  /** The engine's own thread. */
  readonly worker: URL;
}

/** The files beside the program's entry point. */
export const programFiles = (programUrl: string): ProgramFiles => ({
  template: fileURLToPath(new URL("template.tar.gz", programUrl)),
  worker: new URL("desk-worker.js", programUrl),
});
