import { type Kysely, sql } from "kysely";
import type { MessageArrived } from "../src/domain/facts.ts";
import type { Batch, LookedUp } from "./batch.ts";
import { amongTexts, recordset } from "./bulk.ts";
import { buryCopies, type ErasedMessages } from "./bury-messages.ts";
import { bytesOfTexts, copyOf, isSameCopy, joinMessageCopies, type MessageCopy } from "./message-copy.ts";
import type { NamedThread } from "./refresh-threads.ts";
import type { Database } from "./schema.ts";
import { unsearched, wordsOfMessage } from "./search-index.ts";
import { meetStored } from "./stored-copies.ts";
import { type SummarisedMessage, summariseThread } from "./thread-summary.ts";

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

export interface WrittenMessages {
  /** To refresh: those that the messages name, and by id those that lost a message to another. */
  readonly threads: readonly NamedThread[];
  readonly left: readonly string[];
  /** What came with texts, or had them, and is kept as a tombstone only. */
  readonly erased: readonly ErasedMessages[];
}

/**
 * Writes messages. What the copies of one come to does not depend on the order in which they arrive [F15]. What is
 * there without texts, arrives without texts, or for an anonymized identity is never shown: only its tombstone is
 * kept, and its thread, because cases name it [F10]. The identities must have been written before. `anonymized` are
 * identities that are from this batch on.
 */
export const writeMessages = async (
  db: Kysely<Database>,
  { messages, lookedUp }: Pick<Batch, "messages" | "lookedUp">,
  anonymized: readonly string[],
): Promise<WrittenMessages> => {
  const { newMessages: absent = none, identities: places = nowhere } = lookedUp ?? {};
  if (messages.length === 0) return { threads: [], left: [], erased: [] };
  const others = messages.filter(({ id }) => !absent.has(id));
  const erased = await erasedIdentities(db, [...new Set(others.map(({ identity }) => identity))]);
  for (const identity of anonymized) erased.add(identity);
  const copies = copiesById(messages, erased);
  const live = copies.filter(({ texts }) => texts !== null);
  const isImport = live.length > mostFindableAtOnce;
  const fresh = live.filter(({ id }) => absent.has(id));
  await insertMessages(db, fresh, isImport, "refuse");
  // All but a few are new: only what was not inserted is looked at.
  const inserted = await insertMessages(
    db,
    live.filter(({ id }) => !absent.has(id)),
    isImport,
    "keep",
  );
  for (const { id } of fresh) inserted.add(id);
  const met = await meetStored(
    db,
    copies.filter(({ id }) => !inserted.has(id)),
  );
  const turned = met
    .filter(({ before, now }) => before === null || !isSameCopy(before, now))
    .map(({ now }) => now);
  await insertMessages(
    db,
    turned.filter(({ texts }) => texts !== null),
    isImport,
    "replace",
  );
  const buried = new Map(met.filter(({ now }) => now.texts === null).map((each) => [each.now.id, each]));
  await buryCopies(
    db,
    turned.filter(({ id }) => buried.has(id)),
  );
  await noteCopies(db, [...copies.filter(({ id }) => inserted.has(id)), ...met.map(({ now }) => now)]);
  return {
    threads: namedThreads(messages, fresh, places),
    left: met.flatMap(({ before }) => before?.kept.thread ?? []),
    erased: [
      ...[...buried.values()].flatMap(({ before }) =>
        before === null || before.texts === null
          ? []
          : [{ id: before.id, messages: 1, bytes: bytesOfTexts(before.texts) }],
      ),
      ...messages.flatMap(({ id, identity, texts }) =>
        texts === null || !buried.has(id)
          ? []
          : [{ id: erased.has(identity) ? identity : id, messages: 1, bytes: bytesOfTexts(texts) }],
      ),
    ],
  };
};

const none: LookedUp["newMessages"] = new Set();
const nowhere: LookedUp["identities"] = new Map();

/** One of each id, in no order. */
const copiesById = (
  messages: readonly MessageArrived[],
  erased: ReadonlySet<string>,
): readonly MessageCopy[] => {
  const byId = new Map<string, MessageCopy>();
  for (const message of messages) {
    const copy = copyOf(message, erased.has(message.identity));
    const other = byId.get(copy.id);
    byId.set(copy.id, other === undefined ? copy : joinMessageCopies(other, copy));
  }
  return [...byId.values()];
};

/**
 * Inserts messages that may be shown, and tells which are there now. One with a tombstone stays out. "refuse": none of
 * them is there, nor its tombstone, which takes two thirds of the time.
 */
const insertMessages = async (
  db: Kysely<Database>,
  copies: readonly MessageCopy[],
  isImport: boolean,
  onConflict: "keep" | "replace" | "refuse",
): Promise<Set<string>> => {
  if (copies.length === 0) return new Set();
  const actions = {
    keep: sql`${unburied} on conflict (id) do nothing returning id`,
    replace: sql`${unburied} on conflict (id) do update set ${replacements} returning id`,
    refuse: sql``,
  };
  const waiting = isImport ? sql`with waiting as (${unsearched(copies.map(({ id }) => id))})` : sql``;
  const { rows } = await sql<{ id: string }>`
    ${waiting}
    insert into message (id, thread_id, at, writer, direction, sent_at, author, subject, text, natural_key, words)
    select x.id, thread_id, at, writer, direction, sent_at, author, subject, text, natural_key,
      ${isImport ? sql`null::tsvector` : wordsOfMessage}
    from ${recordset(copies.map(messageRow), messageColumns)}
    ${actions[onConflict]}`.execute(db);
  return new Set(rows.map(({ id }) => id));
};

const unburied = sql`where not exists (select from tombstone where hash = x.id)`;
const replacements = sql.join(
  [...Object.keys(messageColumns).filter((name) => name !== "id"), "words"].map(
    (name) => sql`${sql.id(name)} = excluded.${sql.id(name)}`,
  ),
);

const messageRow = ({ id, kept, texts }: MessageCopy): object => ({
  id,
  thread_id: kept.thread,
  at: kept.at,
  writer: kept.writer,
  direction: kept.direction,
  sent_at: texts?.sentAt ?? null,
  author: texts?.author ?? "",
  subject: texts?.subject ?? "",
  text: texts?.text ?? "",
  natural_key: texts?.key ?? null,
});

/** Threads by what messages say of them, one of each. `fresh` are messages that were not there before, as written. */
const namedThreads = (
  messages: readonly MessageArrived[],
  fresh: readonly MessageCopy[],
  places: LookedUp["identities"],
): readonly NamedThread[] => {
  const byId = new Map(messages.map((message) => [message.thread, message]));
  const written = new Set(fresh.map(({ id }) => id));
  const unsure = new Set(messages.filter(({ id }) => !written.has(id)).map(({ thread }) => thread));
  const freshByThread = Map.groupBy(fresh, ({ kept }) => kept.thread);
  return [...byId.values()].map(({ thread, identity, conversation }) => {
    const copies = unsure.has(thread) ? undefined : freshByThread.get(thread);
    return {
      ...{ id: thread, identity, conversation, place: places.get(identity) ?? null },
      ifNew: copies === undefined ? null : summariseThread(copies.map(summarised)),
    };
  });
};

/** As it arrived, so that nothing of it is unknown. */
const summarised = ({ id, kept, texts }: MessageCopy): SummarisedMessage => ({
  id,
  at: kept.at!,
  direction: kept.direction!,
  sentAt: texts?.sentAt ?? null,
  subject: texts?.subject ?? "",
});

/** Notes the threads of messages that have several: whoever is anonymized in one of them takes the message along. */
const noteCopies = async (db: Kysely<Database>, copies: readonly MessageCopy[]): Promise<void> => {
  const rows = copies.flatMap(({ id, threads }) =>
    threads.size < 2 ? [] : [...threads].map((thread) => ({ id, thread_id: thread })),
  );
  if (rows.length === 0) return;
  await sql`insert into message_copy (id, thread_id)
    select id, thread_id from ${recordset(rows, { id: "text", thread_id: "text" })}
    on conflict do nothing`.execute(db);
};

const erasedIdentities = async (db: Kysely<Database>, ids: readonly string[]): Promise<Set<string>> => {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from identity where erased and id = ${amongTexts(ids)}`.execute(db);
  return new Set(rows.map((row) => row.id));
};
