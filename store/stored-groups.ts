import { type Kysely, type Selectable, sql } from "kysely";
import type { IdentitySeen } from "../src/domain/facts.ts";
import { identityOfCustomer } from "../src/domain/ids.ts";
import type { Entry } from "../src/operations/fold-types.ts";
import type { Operation } from "../src/operations/operation.ts";
import { amongTexts, textList } from "./bulk.ts";
import type { Database, IdentityTable, OperationRow } from "./schema.ts";

/** The refold group of the desk-wide log: settings and agents [F13]. Others count from 1. */
export const deskGroup = 0;

/** Where operations stand that were withdrawn: no fold, no digest and no count knows them. */
export const withdrawnGroup = -1;

/**
 * How a key stands in `group_member`. The customer that began with an identity stands as that identity: every
 * identity links both, so that one row does for two.
 */
export const memberKey = (key: string): string => (key.startsWith("c") ? identityOfCustomer(key) : key);

/** The groups that these keys belong to; keys of no group are left out [F2]. */
export const groupsOfKeys = async (
  db: Kysely<Database>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ key: string; group_id: number }>`
    select key, group_id from group_member where key = ${amongTexts([...new Set(keys.map(memberKey))])}`.execute(
    db,
  );
  const groups = new Map(rows.map((row) => [row.key, Number(row.group_id)]));
  const groupsByKey = new Map<string, number>();
  for (const key of keys) {
    const group = groups.get(memberKey(key));
    if (group !== undefined) groupsByKey.set(key, group);
  }
  return groupsByKey;
};

/** All entries of these groups, by group, in no order. */
export const entriesOfGroups = async (
  db: Kysely<Database>,
  groups: readonly number[],
): Promise<ReadonlyMap<number, readonly Entry[]>> => {
  const entriesByGroup = new Map<number, Entry[]>(groups.map((group) => [group, []]));
  if (groups.length === 0) return entriesByGroup;
  const operations = await db
    .selectFrom("operation")
    .selectAll()
    .where("group_id", "in", inList(groups))
    .execute();
  const identities = await db
    .selectFrom("identity")
    .selectAll()
    .where("group_id", "in", inList(groups))
    .execute();
  for (const row of operations)
    entriesByGroup.get(Number(row.group_id))?.push({ type: "operation", operation: operationOfRow(row) });
  for (const row of identities) entriesByGroup.get(Number(row.group_id))?.push(identityEntry(row));
  return entriesByGroup;
};

const inList = (groups: readonly number[]) =>
  sql<number>`(select value::bigint from ${textList(groups.map(String))})`;

/** An operation as it was recorded, without its texts once they are erased. */
export const operationOfRow = (row: Selectable<OperationRow>): Operation =>
  ({
    id: row.id,
    at: Number(row.at),
    by: row.by,
    writer: row.writer,
    kind: row.kind,
    body: row.body,
    texts: row.texts ?? null,
  }) as Operation;

/** An identity as it was seen, without its texts once they are erased. */
export const identityEntry = (row: Selectable<IdentityTable>): Entry => {
  const { handle, name, email, phone, uid, also } = row;
  const identity: IdentitySeen = {
    id: row.id,
    at: Number(row.at),
    writer: row.writer,
    channel: row.channel,
    kind: row.kind,
    keys: row.keys,
    texts: row.erased ? null : { handle, name, email, phone, uid, ...(also === null ? {} : { also }) },
  };
  return { type: "identity", identity };
};
