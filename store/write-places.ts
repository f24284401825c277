import { type Kysely, sql } from "kysely";
import { noEntry, type Placement } from "./batch.ts";
import { recordset, textList } from "./bulk.ts";
import type { Database } from "./schema.ts";

const placementColumns = { shard: "text", client: "bigint", clock: "int", width: "smallint", id: "text" };

/**
 * Notes where entries stand in shards, and counts them there. The digest of a shard is `idDigest` of `src/sync`, which
 * the store may not know, computed by the database: the sum of the first 48 bits of each id's SHA-256, modulo 2^48.
 * What is noted already changes nothing, and an entry that stands in a shard twice counts once.
 */
export const writePlacements = async (
  db: Kysely<Database>,
  placements: readonly Placement[],
): Promise<void> => {
  if (placements.length === 0) return;
  await sql`with placed as (
      insert into shard_entry (shard, client, clock, width, id)
      select shard, client, clock, width, id from ${recordset(placements, placementColumns)}
      on conflict do nothing returning shard, id)
    insert into shard (name, writer, count, digest)
    select shard, split_part(shard, '/', 2), count(*)::int,
      (sum(('x' || left(encode(sha256(convert_to(id, 'UTF8')), 'hex'), 12))::bit(48)::bigint) % ${modulus})::bigint
    from (select distinct shard, id from placed where id <> ${noEntry}) entry
    where not exists (select from shard_entry e where e.shard = entry.shard and e.id = entry.id)
    group by shard
    on conflict (name) do update set count = shard.count + excluded.count,
      digest = (shard.digest + excluded.digest) % ${modulus}`.execute(db);
};

const modulus = sql.lit(2 ** 48);

/** Notes, in this order, what is to be offered to the hub. */
export const writeOutbound = async (db: Kysely<Database>, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  await sql`insert into outbound (id) select value from ${textList([...new Set(ids)])}
    on conflict (id) do nothing`.execute(db);
};
