import { type Kysely, sql } from "kysely";
import type { MessageArrived } from "../src/domain/facts.ts";
import { insertRows, recordset, textList } from "./bulk.ts";
import type { Database } from "./schema.ts";

/** Words beyond this are not searched: a tsvector holds at most 1 MB. In characters. */
const searchedLength = 100_000;

const messageColumns = {
  id: "text",
  thread_id: "text",
  at: "bigint",
  writer: "text",
  direction: "text",
  sent_at: "bigint",
  author: "text",
  subject: "text",
  text: "text",
};

const threadColumns = { id: "text", identity_id: "text", conversation: "text" };

/**
 * Writes messages and makes their threads; a message that is there already, or was erased, stays out. What arrives
 * for an anonymized identity is never shown: only its tombstone is kept [F10]. Gives the ids of the threads to
 * refresh. The identities must have been written before.
 */
export const writeMessages = async (
  db: Kysely<Database>,
  messages: readonly MessageArrived[],
): Promise<readonly string[]> => {
  if (messages.length === 0) return [];
  const erased = await erasedIdentities(db, [...new Set(messages.map((message) => message.identity))]);
  const buried = messages.filter((message) => erased.has(message.identity));
  await insertRows(
    db,
    "tombstone",
    buried.map(({ id }) => ({ hash: id })),
    "keep",
  );
  const live = messages.filter((message) => !erased.has(message.identity));
  const threads = new Map(live.map((message) => [message.thread, message]));
  await sql`insert into thread (id, identity_id, conversation, channel, kind, subject, messages, last_direction, open)
    select x.id, x.identity_id, x.conversation, identity.channel, identity.kind, '', 0, 'in', true
    from ${recordset(
      [...threads.values()].map((message) => ({
        id: message.thread,
        identity_id: message.identity,
        conversation: message.conversation,
      })),
      threadColumns,
    )} join identity on identity.id = x.identity_id
    on conflict (id) do nothing`.execute(db);
  await sql`insert into message (id, thread_id, at, writer, direction, sent_at, author, subject, text, words)
    select x.id, thread_id, at, writer, direction, sent_at, author, subject, text,
      to_tsvector('simple', subject || ' ' || left(text, ${sql.lit(searchedLength)}))
    from ${recordset(live.map(messageRow), messageColumns)}
    where not exists (select from tombstone where hash = x.id)
    on conflict (id) do nothing`.execute(db);
  return [...threads.keys()];
};

const messageRow = (message: MessageArrived): object => ({
  id: message.id,
  thread_id: message.thread,
  at: message.at,
  writer: message.writer,
  direction: message.direction,
  sent_at: message.sentAt,
  ...message.texts,
});

const erasedIdentities = async (
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    select id from identity where erased and id in (select value from ${textList(ids)})`.execute(db);
  return new Set(rows.map((row) => row.id));
};

/**
 * Recomputes what threads say of their messages and cases, from these alone, so the order of arrival does not
 * matter. Subject and `first_at` are the oldest message's; undated messages come last, and count as written when
 * they arrived. A thread is open unless its latest case is closed or cancelled and the customer wrote nothing since.
 */
export const refreshThreads = async (db: Kysely<Database>, threads: readonly string[]): Promise<void> => {
  if (threads.length === 0) return;
  await sql`update thread set
      messages = counted.messages, last_in_at = counted.last_in_at,
      first_at = oldest.sent_at, subject = coalesce(oldest.subject, ''),
      last_at = newest.sent_at, last_direction = coalesce(newest.direction, 'in'),
      case_id = latest.id,
      open = counted.messages > 0 and (latest.state is null or latest.state = 'open'
        or coalesce(counted.last_in_at > latest.changed_at / 1024, false))
    from ${textList(threads)}
    cross join lateral (
      select count(*)::int as messages,
        max(coalesce(sent_at, at / 1024)) filter (where direction = 'in') as last_in_at
      from message where thread_id = list.value) counted
    left join lateral (
      select sent_at, subject from message where thread_id = list.value
      order by coalesce(sent_at, 9223372036854775807), id limit 1) oldest on true
    left join lateral (
      select sent_at, direction from message where thread_id = list.value
      order by sent_at desc nulls last, id desc limit 1) newest on true
    left join lateral (
      select id, state, changed_at from desk_case where thread_id = list.value
      order by opened_at desc, id desc limit 1) latest on true
    where thread.id = list.value`.execute(db);
};

/**
 * Takes the messages of anonymized identities away: their ids stay as tombstones, so that importing them again finds
 * duplicates, and their threads stay without subject, because cases name them [F10].
 */
export const buryMessages = async (db: Kysely<Database>, identities: readonly string[]): Promise<void> => {
  if (identities.length === 0) return;
  const { rows } = await sql<{ id: string }>`
    select id from thread where identity_id in (select value from ${textList(identities)})`.execute(db);
  const threads = rows.map((row) => row.id);
  await sql`with gone as (
      delete from message where thread_id in (select value from ${textList(threads)}) returning id)
    insert into tombstone (hash) select id from gone on conflict (hash) do nothing`.execute(db);
  await refreshThreads(db, threads);
};
