import { type Kysely, sql } from "kysely";
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

export const unreadableEntries = async (db: Kysely<Database>): Promise<ReadonlyMap<string, number>> => {
  const row = await db.selectFrom("meta").select("value").where("key", "=", key).executeTakeFirst();
  return new Map(Object.entries((row?.value ?? {}) as Record<string, number>));
};
