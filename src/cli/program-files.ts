import { fileURLToPath } from "node:url";

/** What the build puts beside the program. */
export interface ProgramFiles {
  /** The database that a new data folder starts from. */
  readonly template: string;
  /** The engine's own thread. */
  readonly worker: URL;
  /** The thread that reads large imports. */
  readonly reader: URL;
  /** The process of a colleague beside a demo desk. */
  readonly colleague: URL;
}

/** The files beside the program's entry point. */
export const programFiles = (programUrl: string): ProgramFiles => ({
  template: fileURLToPath(new URL("template", programUrl)),
  worker: new URL("desk-worker.js", programUrl),
  reader: new URL("import-reader.js", programUrl),
  colleague: new URL("colleague.js", programUrl),
});
