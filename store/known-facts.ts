import { type Kysely, sql } from "kysely";
import { amongTexts } from "./bulk.ts";
import type { Database } from "./schema.ts";
import { groupsOfKeys } from "./stored-groups.ts";

/** Which of these messages are there, or were erased. */
export const knownMessages = async (
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    select id from message where id = ${amongTexts(ids)}
    union all
    select hash from tombstone where hash = ${amongTexts(ids)}`.execute(db);
  return new Set(rows.map((row) => row.id));
};

/** Which of these identities were seen, and whether they were erased since. */
export const knownIdentities = async (
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly erased: boolean }>> => {
  const { rows } = await sql<{ id: string; erased: boolean }>`
    select id, erased from identity where id = ${amongTexts(ids)}`.execute(db);
  return new Map(rows.map((row) => [row.id, { erased: row.erased }]));
};

/** The conversations that these hashes lead to. */
export const knownConversations = async (
  db: Kysely<Database>,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await sql<{ hash: string; conversation: string }>`
    select hash, conversation from reference where hash = ${amongTexts(hashes)}`.execute(db);
  return new Map(rows.map((row) => [row.hash, row.conversation]));
};

/** How many identities carry each of these keys; those of none are left out. */
export const keyCounts = async (
  db: Kysely<Database>,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  // Who is new brings new keys, so mostly there is nothing to count.
  const known = [...(await groupsOfKeys(db, hashes)).keys()];
  if (known.length === 0) return new Map();
  const { rows } = await sql<{ hash: string; identities: number }>`
    select group_member.key as hash, count(*)::int as identities
    from group_member join identity on identity.group_id = group_member.group_id
    where group_member.key = ${amongTexts(known)}
      and identity.keys @> jsonb_build_array(jsonb_build_object('hash', group_member.key))
    group by group_member.key`.execute(db);
  return new Map(rows.map((row) => [row.hash, row.identities]));
};
