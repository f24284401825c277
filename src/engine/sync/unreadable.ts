import { type Kysely, sql } from "kysely";
import { textList } from "../../../store/bulk.ts";
import type { Database } from "../../../store/schema.ts";

const key = "unreadable";

/** Adds to the counts of entries, by shard, that this program could not read; `doctor` tells of them. */
export const noteUnreadable = async (
  db: Kysely<Database>,
  added: ReadonlyMap<string, number>,
): Promise<void> => {
  const counts = await unreadableEntries(db);
  const all = new Map(counts);
  for (const [shard, count] of added) all.set(shard, (all.get(shard) ?? 0) + count);
  const value = JSON.stringify(Object.fromEntries(all));
  await sql`insert into meta (key, value) values (${key}, ${value}::jsonb)
    on conflict (key) do update set value = excluded.value`.execute(db);
};

/** Before these shards are read from their beginning, and counted once more; of all without a list. */
export const forgetUnreadable = async (
  db: Kysely<Database>,
  shards: readonly string[] | null = null,
): Promise<void> => {
  if (shards === null) await db.deleteFrom("meta").where("key", "=", key).execute();
  else
    await sql`update meta set value = value - array(select value from ${textList(shards)}) where key = ${key}`.execute(
      db,
    );
};

export const unreadableEntries = async (db: Kysely<Database>): Promise<ReadonlyMap<string, number>> => {
  const row = await db.selectFrom("meta").select("value").where("key", "=", key).executeTakeFirst();
  return new Map(Object.entries((row?.value ?? {}) as Record<string, number>));
};
