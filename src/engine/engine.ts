import type { Kysely } from "kysely";
import type { Batch } from "../../store/batch.ts";
import type { Journal } from "../../store/journal.ts";
import type { Lock } from "../../store/lock.ts";
import type { Store } from "../../store/open-store.ts";
import type { Projection } from "../../store/projection.ts";
import type { Database } from "../../store/schema.ts";
import type { Progress, Topic } from "../desk.ts";
import type { WriterId } from "../domain/ids.ts";
import type { Clock } from "../domain/order.ts";
import type { Outbox } from "../exports/outbox.ts";
import type { Changes } from "./changes.ts";
import type { Alone } from "./engine-holder.ts";
import type { Erasure, ErasureOutcome } from "./erase/erasure.ts";
import type { Mailer } from "./export/mailer.ts";
import type { FactIds } from "./fact-ids.ts";
import type { ImportThreads } from "./import-threads.ts";
import type { Mutex } from "./mutex.ts";
import type { SearchIndex } from "./search-index.ts";
import type { HubFile } from "./sync/hub-file.ts";
import type { Link } from "./sync/link.ts";

export interface EngineOptions {
  /** The data folder; made where it is absent. */
  readonly data: string;
  /**
   * The URL of a PostgreSQL database for the tables. The data folder then holds secret, writer, outbox and
   * configuration. Unless given, the tables are embedded, in the data folder.
   */
  readonly database?: string | null;
  /** A template database, made at build time; without one the first start takes seconds. */
  readonly template?: string | null;
  /** Throws the database away and makes it anew from the journal; one on a server has none, and stays. */
  readonly rebuild?: boolean;
  /** Large imports are then read in threads of their own. Whoever gives them closes them. */
  readonly readers?: ImportThreads | null;
  readonly onProgress?: (progress: Progress) => void;
  /** Sends exports that wait, at once and while it is open; without it only an export sends [D5]. */
  readonly sendsMail?: boolean;
  /** Keeps a line to the hub open, where one was named; without it only `syncOnce` opens one. */
  readonly syncs?: boolean;
  /** A hub for this run alone, in the place of the folder's own: nothing of it is kept. */
  readonly hub?: HubFile | null;
  /** Names the mail server, and tokens in the place of those kept; the process's own unless given. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Milliseconds between attempts to mail an export. */
  readonly mailBackoff?: readonly number[];
  /** Milliseconds between attempts to erase what a disk or the database would not. */
  readonly erasureBackoff?: readonly number[];
  /** Hears what became of each; an error may quote anything. */
  readonly onErasure?: (outcome: ErasureOutcome) => void;
  /**
   * Before a turn the tables were read anew. `isChanged`: they hold what nobody was told of here, since others wrote
   * there, or a batch was kept though whoever gave it was told otherwise.
   */
  readonly onCaughtUp?: (isChanged: boolean) => void;
  /** A turn could not begin, since the database does not answer or somebody else works in it now. */
  readonly onLost?: (error: unknown) => void;
  /** Whom to tell of changes, where somebody subscribed before the engine was opened anew. */
  readonly changes?: Changes;
  /** Given by whoever can open the engine anew. */
  readonly alone?: Alone;
}

/** What the calls of a desk work with. */
export interface Engine {
  readonly data: string;
  readonly db: Kysely<Database>;
  readonly store: Store;
  readonly journal: Journal;
  readonly projection: Projection;
  readonly ids: FactIds;
  readonly writer: WriterId;
  readonly readers: ImportThreads | null;
  readonly changes: Changes;
  /** Archives that wait to be mailed, in `<data>/outbox`. */
  readonly outbox: Outbox;
  readonly mailer: Mailer;
  readonly erasure: Erasure;
  readonly link: Link;
  /** Decisions and imports take turns: each is judged on what the one before left. */
  readonly exclusive: Mutex;
  /** Null where nobody can open the engine anew. */
  readonly alone: Alone | null;
  readonly search: SearchIndex;
  /** Others may work in the database, until a turn has it back. */
  isDatabaseLost(): boolean;
  /** Whether what is written here is to be offered to a hub: `Batch.isOutbound` of decisions and imports. */
  isOutbound(): boolean;
  /** The wall clock, milliseconds, corrected by the hub's where one was asked. */
  now(): number;
  /** The wall clock is behind the hub's by so many milliseconds. */
  correctClock(behind: number): void;
  /** The next reading of this writer's clock; strictly rising. `now`: milliseconds, the wall clock unless given. */
  tick(now?: number): Clock;
  /** What was ahead of all others is about to be stamped anew: clock readings go on after this one. Only within `exclusive`. */
  turnBack(latest: Clock): Promise<void>;
  /** Takes over the secret of another desk, or another writer's id, for good. Only within `exclusive`. */
  become(change: { readonly secret: Uint8Array } | { readonly writer: "another" }): Promise<void>;
  /**
   * Records a batch: resolves when it is on disk and in the tables. One that the tables or the disk refuse leaves
   * nothing in either; then it rejects. Only within `exclusive`.
   */
  write(batch: Batch, topics: readonly Topic[]): Promise<Written>;
  /** Waits for what is under way and closes everything. Safe to call twice. */
  close(): Promise<void>;
  /** Closes everything but the lock of the folder, which it gives: for whoever opens it again at once. */
  closeForNow(): Promise<Lock>;
}

/** Where a batch stands in the journal, and whether it erases something. */
export interface Written {
  readonly sequence: number;
  readonly erases: boolean;
}
