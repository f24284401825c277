import { type Kysely, sql } from "kysely";
import type { AgentName } from "../src/domain/ids.ts";
import { noEntry, type Placement } from "./batch.ts";
import { textList } from "./bulk.ts";
import type { Database } from "./schema.ts";
import { withdrawnGroup } from "./stored-groups.ts";

/** What the hub knows of a shard without opening it. */
export interface ShardSummary {
  readonly name: string;
  /** Different entries in it. */
  readonly count: number;
  /** `idDigest` of their ids. */
  readonly digest: number;
}

/** Every shard that has an entry. */
export const shardSummaries = async (db: Kysely<Database>): Promise<readonly ShardSummary[]> => {
  // The sum of the first 48 bits of each id's SHA-256, as `idDigest` makes it.
  const { rows } = await sql<{ name: string; count: number; digest: number | string }>`
    select shard as name, count(*)::int as count,
      (sum(('x' || encode(substr(sha256(convert_to(id, 'UTF8')), 1, 6), 'hex'))::bit(48)::bigint)
        % 281474976710656)::float8 as digest
    from (select distinct shard, id from shard_entry where id <> ${noEntry}) entry group by shard`.execute(
    db,
  );
  return rows.map(({ name, count, digest }) => ({ name, count, digest: Number(digest) }));
};

/** Where the entries of a shard stand, by client and clock. */
export const placesOf = async (db: Kysely<Database>, shard: string): Promise<readonly Placement[]> => {
  const rows = await db
    .selectFrom("shard_entry")
    .selectAll()
    .where("shard", "=", shard)
    .orderBy("client")
    .orderBy("clock")
    .execute();
  return rows.map(({ client, clock, width, id }) => ({
    shard,
    client: Number(client),
    clock: Number(clock),
    width: width === 2 ? 2 : 1,
    id,
  }));
};

/** Who decided what stands in a log: all of the newest, which tell enough. */
export const authorsOf = async (db: Kysely<Database>, shard: string): Promise<readonly AgentName[]> => {
  const { rows } = await sql<{ by: AgentName }>`select distinct by from (
    select operation.by from shard_entry e join operation on operation.id = e.id
    where e.shard = ${shard} order by e.client, e.clock desc limit 500) newest`.execute(db);
  return rows.map(({ by }) => by);
};

/** Those of these entries whose texts are erased. */
export const erasedAmong = async (
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set();
  const list = sql`(select value from ${textList(ids)})`;
  const { rows } = await sql<{ id: string }>`
    select id from operation where erased and id in ${list}
    union all select id from identity where erased and id in ${list}
    union all select hash from tombstone where hash in ${list}`.execute(db);
  return new Set(rows.map(({ id }) => id));
};

/** Ids of operations that stand in no shard, in their order. */
export const unplacedOperations = (db: Kysely<Database>): Promise<readonly string[]> =>
  idsOf(
    db,
    sql`select id from operation where group_id <> ${sql.lit(withdrawnGroup)}
        and not exists (select from shard_entry e where e.id = operation.id)
      order by at, id`,
  );

/** Ids of facts that stand in no shard, identities first. What an older program kept of an erased message cannot travel. */
export const unplacedFacts = (db: Kysely<Database>): Promise<readonly string[]> =>
  idsOf(
    db,
    sql`select id from (
      select 1 as part, at, id from identity union all
      select 2, at, id from message union all
      select 2, at, hash from tombstone where thread_id is not null union all
      select 3, 0, hash from reference) fact
    where not exists (select from shard_entry e where e.id = fact.id) order by part, at, id`,
  );

const idsOf = async (db: Kysely<Database>, select: ReturnType<typeof sql>): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`${select}`.execute(db);
  return [...new Set(rows.map(({ id }) => id))];
};
