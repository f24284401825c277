import type { Kysely } from "kysely";
import type { Database } from "../../../store/schema.ts";
import { forgetShards, type KnownShard, keepShard, knownShards } from "../../../store/shards.ts";
import { idDigest } from "../../sync/id-digest.ts";
import { parseShard } from "../../sync/shard-name.ts";
import { forgetUnreadable } from "./unreadable.ts";

/** How far this replica knows each shard: as the table has it, at hand. */
export interface ShardBook {
  /** A shard that was never read counts as one of which nothing is known. */
  get(name: string): KnownShard;
  all(): readonly KnownShard[];
  /** Notes what changed, and ids that were added to it. */
  note(name: string, change: Partial<KnownShard>, added?: readonly string[]): Promise<void>;
  /** These are read from their beginning next. */
  forget(names: readonly string[]): Promise<void>;
}

export const openShardBook = async (db: Kysely<Database>): Promise<ShardBook> => {
  const shards = new Map((await knownShards(db)).map((shard) => [shard.name, shard]));
  const get = (name: string): KnownShard => shards.get(name) ?? unread(name);
  return {
    get,
    all: () => [...shards.values()],
    note: async (name, change, added = []) => {
      const before = get(name);
      const shard = {
        ...before,
        count: before.count + added.length,
        digest: idDigest(added, before.digest),
        ...change,
      };
      await keepShard(db, shard);
      shards.set(name, shard);
    },
    forget: async (names) => {
      await forgetShards(db, names);
      await forgetUnreadable(db, names);
      for (const name of names) shards.delete(name);
    },
  };
};

const unread = (name: string): KnownShard => ({
  name,
  writer: parseShard(name)?.writer ?? "",
  count: 0,
  sealed: false,
  digest: 0,
  known: new Map(),
  client: null,
});
