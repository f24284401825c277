import { type Kysely, sql } from "kysely";
import type { Clock } from "../src/domain/order.ts";
import type { Operation } from "../src/operations/operation.ts";
import type { Batch } from "./batch.ts";
import { recordset, textList } from "./bulk.ts";
import type { ErasedTexts } from "./group-changes.ts";
import type { Database, OperationRow } from "./schema.ts";
import { operationOfRow, withdrawnGroup } from "./stored-groups.ts";

/** What a batch withdraws of what is there. */
export interface TakenOut {
  /** Entries that leave their groups, and operations that leave the log of the desk. */
  readonly ids: ReadonlySet<string>;
  /** To refold. */
  readonly groups: readonly number[];
  /** Threads to refresh. */
  readonly threads: readonly string[];
  /** The highest clock among them; 0 when there is none. */
  readonly latest: Clock;
  /** Those that the hub refused, as they stood. */
  readonly refused: readonly RefusedOperation[];
}

export interface RefusedOperation {
  readonly operation: Operation;
  readonly state: OperationRow["state"];
  readonly touched: readonly string[];
}

const nothing: TakenOut = { ids: new Set(), groups: [], threads: [], latest: 0, refused: [] };

/**
 * Finds what a batch withdraws, and takes messages out at once. Operations and identities are still there, so that the
 * fold can tell what they made; `endWithdrawal` comes after it. What is not there, or was withdrawn before, is left out.
 */
export const beginWithdrawal = async (db: Kysely<Database>, batch: Batch): Promise<TakenOut> => {
  const withdrawn = batch.withdrawn ?? [];
  if (withdrawn.length === 0) return nothing;
  const list = sql`(select value from ${textList(withdrawn.map(({ id }) => id))})`;
  const operations = await db
    .selectFrom("operation")
    .selectAll()
    .where("group_id", "<>", withdrawnGroup)
    .where(sql<boolean>`id in ${list}`)
    .execute();
  const identities = await db
    .selectFrom("identity")
    .select(["id", "at", "group_id"])
    .where(sql<boolean>`id in ${list}`)
    .execute();
  const { rows: messages } = await sql<{ thread_id: string | null; at: Clock | null }>`
    with gone as (delete from message where id in ${list} returning thread_id, at),
      buried as (delete from tombstone where hash in ${list} returning thread_id, at)
    select thread_id, at from gone union all select thread_id, at from buried`.execute(db);
  const folded = [...operations, ...identities];
  const refusals = new Map(withdrawn.map(({ id, refusal }) => [id, refusal]));
  return {
    ids: new Set(folded.map(({ id }) => id)),
    groups: [...new Set(folded.map((row) => Number(row.group_id)))],
    threads: messages.flatMap(({ thread_id }) => thread_id ?? []),
    latest: Math.max(0, ...[...folded, ...messages].map(({ at }) => Number(at ?? 0))),
    refused: operations
      .filter(({ id }) => (refusals.get(id) ?? null) !== null)
      .map((row) => ({ operation: operationOfRow(row), state: row.state, touched: row.touched })),
  };
};

/**
 * Ends a withdrawal, after the groups were folded without what it takes. A refused operation stays as what was decided
 * and came to nothing: its author finds it in History, its texts go. What the batch does not bring back is gone. Gives
 * what is to be erased.
 */
export const endWithdrawal = async (
  db: Kysely<Database>,
  batch: Batch,
  taken: TakenOut,
): Promise<readonly ErasedTexts[]> => {
  const withdrawn = batch.withdrawn ?? [];
  if (withdrawn.length === 0) return [];
  const refusals = new Map(withdrawn.map(({ id, refusal }) => [id, refusal]));
  const rows = taken.refused.map(({ operation: { id } }) => ({
    id,
    refusal: refusals.get(id) ?? null,
  }));
  await sql`update operation set group_id = ${sql.lit(withdrawnGroup)}, state = 'refused', refusal = x.refusal,
      undone_by = null, texts = null, erased = erased or texts is not null
    from ${recordset(rows, { id: "text", refusal: "jsonb" })} where operation.id = x.id`.execute(db);
  const back = new Set([...batch.operations, ...batch.identities].map(({ id }) => id));
  const gone = [...taken.ids].filter((id) => !back.has(id) && !rows.some((row) => row.id === id));
  const list = sql`(select value from ${textList(gone)})`;
  await sql`delete from operation where id in ${list}`.execute(db);
  await sql`delete from identity where id in ${list}`.execute(db);
  await sql`delete from outbound where id in (select value from ${textList([...refusals.keys()])})`.execute(
    db,
  );
  return taken.refused.flatMap(({ operation: { id, texts } }) =>
    texts === null ? [] : [{ id, bytes: Buffer.byteLength(JSON.stringify(texts)) }],
  );
};

/** The highest clock of everything that is applied; what was withdrawn does not count. */
export const latestClock = async (db: Kysely<Database>): Promise<Clock> => {
  const { rows } = await sql<{ at: Clock | null }>`select max(at) as at from (
    select max(at) as at from operation where group_id <> ${sql.lit(withdrawnGroup)}
    union all select max(at) from identity
    union all select max(at) from message
    union all select max(at) from tombstone) latest`.execute(db);
  return Number(rows[0]?.at ?? 0);
};
