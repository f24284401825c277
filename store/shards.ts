import { type Kysely, sql } from "kysely";
import { textList } from "./bulk.ts";
import type { Database } from "./schema.ts";

/** A shard as this replica knows it. */
export interface KnownShard {
  readonly name: string;
  readonly writer: string;
  readonly count: number;
  readonly sealed: boolean;
  readonly digest: number;
  /** How many items of each Yjs client. */
  readonly known: ReadonlyMap<number, number>;
  /** The Yjs client under which this replica writes to it; null where it does not. */
  readonly client: number | null;
}

export const knownShards = async (db: Kysely<Database>): Promise<readonly KnownShard[]> => {
  const rows = await db.selectFrom("shard").selectAll().execute();
  return rows.map(({ name, writer, count, sealed, digest, known, client }) => ({
    ...{ name, writer, count, sealed },
    digest: Number(digest),
    known: new Map(Object.entries(known ?? {}).map(([id, items]) => [Number(id), items])),
    client: client === null ? null : Number(client),
  }));
};

export const keepShard = async (db: Kysely<Database>, shard: KnownShard): Promise<void> => {
  const { name, writer, count, sealed, digest, known, client } = shard;
  await sql`insert into shard (name, writer, count, sealed, digest, known, client)
    values (${name}, ${writer}, ${count}, ${sealed}, ${digest}, ${JSON.stringify(Object.fromEntries(known))}::jsonb, ${client})
    on conflict (name) do update set count = excluded.count, sealed = excluded.sealed, digest = excluded.digest,
      known = excluded.known, client = excluded.client`.execute(db);
};

/** Forgets how far these shards are known: they are read from their beginning when they are opened next. */
export const forgetShards = async (db: Kysely<Database>, names: readonly string[]): Promise<void> => {
  await sql`delete from shard where name in (select value from ${textList(names)})`.execute(db);
};
