import { type Kysely, type RawBuilder, sql } from "kysely";
import { customerOfIdentity } from "../src/domain/ids.ts";
import { recordset, textList } from "./bulk.ts";
import type { ErasedMessages } from "./bury-messages.ts";
import type { ErasedTexts } from "./group-changes.ts";
import type { Database } from "./schema.ts";
import { withdrawnGroup } from "./stored-groups.ts";

/** What went from sight and is to leave every byte kept: messages, and bytes of texts. */
interface ErasureSize {
  readonly messages: number;
  readonly bytes: number;
}

/** Notes what the batch of a journal position erases; true when it erases anything. */
export const noteErasing = async (
  db: Kysely<Database>,
  sequence: number,
  erased: readonly ErasedTexts[],
  buried: readonly ErasedMessages[],
): Promise<boolean> => {
  const rows = new Map<string, { id: string; messages: number; bytes: number }>();
  const add = (id: string, messages: number, bytes: number): void => {
    const known = rows.get(id) ?? { id, messages: 0, bytes: 0 };
    rows.set(id, { id, messages: known.messages + messages, bytes: known.bytes + bytes });
  };
  for (const { id, bytes } of erased) add(id, 0, bytes);
  for (const { id, messages, bytes } of buried) add(id, messages, bytes);
  if (rows.size === 0) return false;
  await sql`insert into erasing (id, sequence, messages, bytes)
    select id, ${sequence}::bigint, messages, bytes
    from ${recordset([...rows.values()], { id: "text", messages: "int", bytes: "bigint" })}
    on conflict (id) do update set sequence = excluded.sequence,
      messages = erasing.messages + excluded.messages, bytes = erasing.bytes + excluded.bytes`.execute(db);
  return true;
};

/** What is still to be erased, by id and the position that asked for it last. */
export const pendingErasures = async (
  db: Kysely<Database>,
): Promise<readonly { readonly id: string; readonly sequence: number }[]> => {
  const rows = await db.selectFrom("erasing").select(["id", "sequence"]).execute();
  return rows.map(({ id, sequence }) => ({ id, sequence: Number(sequence) }));
};

/** What the batch of a journal position erases, while its erasure is pending. */
export const erasureSize = async (db: Kysely<Database>, sequence: number): Promise<ErasureSize> => {
  const { rows } = await sql<ErasureSize>`
    select coalesce(sum(messages), 0)::int as messages, coalesce(sum(bytes), 0)::float8 as bytes
    from erasing where sequence = ${sequence}::bigint`.execute(db);
  return rows[0]!;
};

/** Forgets erasures that ended, but for what asked again meanwhile. */
export const erasuresDone = async (
  db: Kysely<Database>,
  done: readonly { readonly id: string; readonly sequence: number }[],
): Promise<void> => {
  await sql`delete from erasing using ${recordset(done, { id: "text", sequence: "bigint" })}
    where erasing.id = x.id and erasing.sequence = x.sequence`.execute(db);
};

/**
 * Every identity and operation whose texts are erased, every message that went otherwise than with its identity, and
 * what is pending: what no byte kept may hold.
 */
export const erasedIds = async (db: Kysely<Database>): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    select id from identity where erased
    union all select id from operation where erased
    union all select hash from tombstone where hash in (select id from message_copy)
      or (identity_id is not null
        and not exists (select from identity where erased and id = tombstone.identity_id))
    union all select id from erasing`.execute(db);
  return new Set(rows.map((row) => row.id));
};

/**
 * The ids of every customer that was ever linked with one of these identities or operations: an archive that was
 * written for one of them, at any time, may hold what is erased [F2].
 */
export const linkedCustomers = async (
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<readonly string[]> => {
  const list = sql`(select value from ${textList(ids)})`;
  const { rows } = await sql<{ key: string }>`select key from group_member
    where group_id in (select group_id from identity where id in ${list}
      union select group_id from operation where id in ${list}
      union select identity.group_id from tombstone join identity on identity.id = tombstone.identity_id
        where hash in ${list}
      union select identity.group_id from message_copy join thread on thread.id = message_copy.thread_id
        join identity on identity.id = thread.identity_id where message_copy.id in ${list}
      union select touched_key.group_id from operation cross join jsonb_array_elements_text(touched) as about(id)
        join group_member touched_key on touched_key.key = ${memberKeyOf(sql`about.id`)}
        where operation.group_id = ${sql.lit(withdrawnGroup)} and operation.id in ${list})
    and (key like 'i%' or key like 'd%' or key like 'a%')`.execute(db);
  return rows.map(({ key }) => (key.startsWith("i") ? customerOfIdentity(key) : key));
};

/** The same as `memberKey`. */
const memberKeyOf = (key: RawBuilder<unknown>) =>
  sql`(case when ${key} like 'c%' then 'i' || substr(${key}, 2) else ${key} end)`;
