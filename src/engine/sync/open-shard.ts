import type { Known } from "../../sync/known.ts";
import type { PlacedEntry } from "../../sync/read-update.ts";

/** A shard that is open on this line. */
export interface OpenShard {
  readonly name: string;
  /** How far it was read; the tables follow. */
  heard: Known;
  /** How far the hub had it when it was opened; null until it said so. */
  atHub: Known | null;
  /** Whether it had of a client just what this replica had noted then. */
  wasEven(client: number): boolean;
  /** The Yjs client under which this replica writes to it now; what comes back of it is its own. */
  client: number | null;
  /** Everything that the hub had when it was opened is in the tables. */
  isRead: boolean;
  /** Ids that were read, where it is read from its beginning. */
  counted: Set<string> | null;
  readonly read: PromiseWithResolvers<OpenShard | null>;
  /** What was asked for and not answered, in order: news (null), or everything for who waits for that. */
  readonly asked: (PromiseWithResolvers<readonly PlacedEntry[] | null> | null)[];
}
