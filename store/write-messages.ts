import { type Kysely, sql } from "kysely";
import type { MessageArrived } from "../src/domain/facts.ts";
import { type BulkRow, insertRows, recordset, textList } from "./bulk.ts";
import type { Database } from "./schema.ts";
import { wordsOfMessage } from "./search-index.ts";

/** More messages at once are an import, and made findable after it. */
const mostFindableAtOnce = 50;

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
  natural_key: "text",
};

/**
 * Writes messages; one that is there already, or was erased, stays out. What arrives for an anonymized identity, or
 * without texts, is never shown: only its tombstone is kept, and its thread, because cases name it [F10]. The
 * identities must have been written before.
 */
export const writeMessages = async (
  db: Kysely<Database>,
  messages: readonly MessageArrived[],
): Promise<WrittenMessages> => {
  if (messages.length === 0) return { threads: [], erased: [] };
  const erased = await erasedIdentities(db, [...new Set(messages.map((message) => message.identity))]);
  const isBuried = ({ identity, texts }: MessageArrived) => texts === null || erased.has(identity);
  const buried = messages.filter(isBuried);
  await insertRows(db, "tombstone", buried.map(tombstoneOf), "keep");
  const live = messages.filter((message) => !isBuried(message));
  await sql`insert into message (id, thread_id, at, writer, direction, sent_at, author, subject, text, natural_key, words)
    select x.id, thread_id, at, writer, direction, sent_at, author, subject, text, natural_key,
      ${live.length > mostFindableAtOnce ? sql`null::tsvector` : wordsOfMessage}
    from ${recordset(live.map(messageRow), messageColumns)}
    where not exists (select from tombstone where hash = x.id)
    on conflict (id) do nothing`.execute(db);
  const threads = messages.map(({ thread, identity, conversation }) => ({
    id: thread,
    identity,
    conversation,
  }));
  return {
    threads: [...new Map(threads.map((thread) => [thread.id, thread])).values()],
    erased: buried.flatMap(({ identity, texts }) =>
      texts === null
        ? []
        : [{ identity, messages: 1, bytes: Buffer.byteLength(Object.values(texts).join("")) }],
    ),
  };
};

export interface WrittenMessages {
  /** To refresh. */
  readonly threads: readonly NamedThread[];
  /** Messages that came with texts and were kept as tombstones only. */
  readonly erased: readonly BuriedMessages[];
}

/** Messages of an erased identity: how many, and the bytes of their texts. */
export interface BuriedMessages {
  readonly identity: string;
  readonly messages: number;
  readonly bytes: number;
}

/** A thread by what its messages say of it, so that it can be made. */
export interface NamedThread {
  readonly id: string;
  readonly identity: string;
  readonly conversation: string;
}

const messageRow = (message: MessageArrived): object => ({
  id: message.id,
  thread_id: message.thread,
  at: message.at,
  writer: message.writer,
  direction: message.direction,
  sent_at: message.sentAt,
  author: message.texts?.author ?? "",
  subject: message.texts?.subject ?? "",
  text: message.texts?.text ?? "",
  natural_key: message.texts?.key ?? null,
});

/** What is kept of a message without its texts: structure, so that it can be passed on. */
const tombstoneOf = (message: MessageArrived): BulkRow<"tombstone"> => ({
  hash: message.id,
  thread_id: message.thread,
  identity_id: message.identity,
  conversation: message.conversation,
  at: message.at,
  writer: message.writer,
  direction: message.direction,
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
 * Makes new threads, and recomputes what threads say of their messages and cases from these alone, so the order of
 * arrival does not matter. Subject and `first_at` are the oldest message's; undated messages come last, and count as
 * written when they arrived. A thread is open unless its latest case is closed or cancelled and the customer wrote
 * nothing since. `ids` are threads that may be there; one of them that is not is left out.
 */
export const refreshThreads = async (
  db: Kysely<Database>,
  named: readonly NamedThread[],
  ids: readonly string[],
): Promise<void> => {
  if (named.length + ids.length === 0) return;
  const known = new Set(named.map((thread) => thread.id));
  const others = [...new Set(ids)].filter((id) => !known.has(id));
  await sql`insert into thread (id, identity_id, conversation, channel, kind, subject, messages,
      first_at, last_at, last_direction, last_in_at, open, case_id)
    select t.id, t.identity_id, t.conversation, t.channel, t.kind, coalesce(counted.subject, ''), counted.messages,
      counted.first_at, counted.last_at, coalesce(counted.last_direction, 'in'), counted.last_in_at,
      counted.messages > 0 and (latest.state is null or latest.state = 'open'
        or coalesce(counted.last_in_at > latest.changed_at / 1024, false)),
      latest.id
    from (
      select x.id, x.identity as identity_id, x.conversation, identity.channel, identity.kind
      from ${recordset(named, { id: "text", identity: "text", conversation: "text" })}
      join identity on identity.id = x.identity
      union all
      select id, identity_id, conversation, channel, kind from thread
      where id in (select value from ${textList(others)})) t
    left join lateral (
      select count(*)::int as messages,
        max(coalesce(sent_at, at / 1024)) filter (where direction = 'in') as last_in_at,
        min(sent_at) as first_at, max(sent_at) as last_at,
        (array_agg(subject order by sent_at nulls last, id))[1] as subject,
        (array_agg(direction order by sent_at desc nulls last, id desc))[1] as last_direction
      from message where thread_id = t.id) counted on true
    left join lateral (
      select id, state, changed_at from desk_case where thread_id = t.id
      order by opened_at desc, id desc limit 1) latest on true
    on conflict (id) do update set subject = excluded.subject, messages = excluded.messages,
      first_at = excluded.first_at, last_at = excluded.last_at, last_direction = excluded.last_direction,
      last_in_at = excluded.last_in_at, open = excluded.open, case_id = excluded.case_id`.execute(db);
};

/**
 * Takes the messages of anonymized identities away: their ids stay as tombstones, so that importing them again finds
 * duplicates, and their threads stay without subject, because cases name them [F10]. Gives what went.
 */
export const buryMessages = async (
  db: Kysely<Database>,
  identities: readonly string[],
): Promise<readonly BuriedMessages[]> => {
  if (identities.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from thread where identity_id in (select value from ${textList(identities)})`.execute(db);
  const threads = rows.map((row) => row.id);
  const counted = await sql<BuriedMessages>`
    select thread.identity_id as identity, count(*)::int as messages,
      sum(octet_length(message.author) + octet_length(message.subject) + octet_length(message.text))::float8 as bytes
    from message join thread on thread.id = message.thread_id
    where thread_id in (select value from ${textList(threads)}) group by 1`.execute(db);
  await sql`with gone as (
      delete from message where thread_id in (select value from ${textList(threads)})
      returning id, thread_id, at, writer, direction)
    insert into tombstone (hash, thread_id, identity_id, conversation, at, writer, direction)
    select gone.id, thread.id, thread.identity_id, thread.conversation, gone.at, gone.writer, gone.direction
    from gone join thread on thread.id = gone.thread_id
    on conflict (hash) do nothing`.execute(db);
  await refreshThreads(db, [], threads);
  return counted.rows;
};
