import type { Progress } from "../desk.ts";
import type { OpenedDesk } from "../engine/open-desk.ts";
import type { OpenFailure } from "../engine/open-failure.ts";
import type { HubFile } from "../engine/sync/hub-file.ts";
import type { Hub, HubOptions } from "../hub/open-hub.ts";
import type { StartedColleague } from "./colleague/start-colleague.ts";
import type { Environment, Settings } from "./settings.ts";

/** Where a command's words go. */
export interface Output {
  /** Resolves when more may be written. Rejects with `brokenPipe` when nobody reads any more (`| head`). */
  write(text: string): Promise<void>;
  readonly isTerminal: boolean;
  /** Columns of the terminal; null when it is none. */
  readonly columns: number | null;
}

/** Not an error to tell anybody: the reader has seen enough. */
export const brokenPipe = Symbol("broken pipe");

export interface OpenOptions {
  /** The URL of a PostgreSQL database that takes the place of the data folder's own. */
  readonly database: string | null;
  /** Makes the database again out of the journal. */
  readonly rebuild: boolean;
  /** Keeps a line to the hub open. */
  readonly syncs: boolean;
  /** A large import follows. */
  readonly expectsImport: boolean;
  readonly onProgress: (progress: Progress) => void;
}

/** Everything that the command line takes from the world around it. */
export interface Io {
  readonly out: Output;
  readonly err: Output;
  readonly env: Environment;
  openDesk(settings: Settings, options: OpenOptions): Promise<OpenedDesk>;
  /** Opens the full-screen program, at `hub` for this run alone; resolves with the exit status when it ends. */
  runDesk(settings: Settings, hub: HubFile | null): Promise<number>;
  /** Starts a colleague beside the desk of the data folder, which nobody has open. */
  startColleague(settings: Settings): Promise<StartedColleague | { readonly failed: string }>;
  /** Opens a hub on the data folder; it logs to stderr. Rejects when it cannot listen. */
  openHub(
    settings: Settings,
    options: Pick<HubOptions, "host" | "port" | "tls" | "database">,
  ): Promise<Hub | OpenFailure>;
  /** Calls back at Ctrl-C or a polite end. Returns the way to stop listening. */
  onInterrupt(interrupted: () => void): () => void;
}
