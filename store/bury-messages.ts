import { type Kysely, sql } from "kysely";
import { deleteRows, insertRows, textList } from "./bulk.ts";
import type { MessageCopy } from "./message-copy.ts";
import type { Database } from "./schema.ts";

/** Messages that went, by what asked for it: an erased identity, or the message itself. */
export interface ErasedMessages {
  readonly id: string;
  readonly messages: number;
  /** Of their texts. */
  readonly bytes: number;
}

export interface BuriedMessages {
  readonly erased: readonly ErasedMessages[];
  /** To refresh. */
  readonly threads: readonly string[];
}

/**
 * Takes the messages of anonymized identities away: their structure stays in tombstones, so that importing them again
 * finds duplicates and others can be told of them, and their threads stay without subject, because cases name them
 * [F10]. A message of which any copy is in a thread of theirs goes as well.
 */
export const buryMessages = async (
  db: Kysely<Database>,
  identities: readonly string[],
): Promise<BuriedMessages> => {
  if (identities.length === 0) return { erased: [], threads: [] };
  const { rows: threads } = await sql<{ id: string }>`
    select id from thread where identity_id in (select value from ${textList(identities)})`.execute(db);
  const list = sql`(select value from ${textList(threads.map(({ id }) => id))})`;
  const { rows } = await sql<{
    id: string;
    identity_id: string;
    thread_id: string;
    bytes: number;
  }>`with gone as (
      delete from message where id in (
        select message.id from message where message.thread_id in ${list}
        union select message_copy.id from message_copy where message_copy.thread_id in ${list})
      returning id, thread_id, at, writer, direction,
        octet_length(author) + octet_length(subject) + octet_length(text) as bytes),
    kept as (
      insert into tombstone (hash, thread_id, identity_id, conversation, at, writer, direction)
      select gone.id, thread.id, thread.identity_id, thread.conversation, gone.at, gone.writer, gone.direction
      from gone join thread on thread.id = gone.thread_id
      on conflict (hash) do nothing)
    select gone.id, thread.identity_id, gone.thread_id, gone.bytes::float8 as bytes
    from gone join thread on thread.id = gone.thread_id`.execute(db);
  const anonymized = new Set(identities);
  return {
    erased: rows.map(({ id, identity_id, bytes }) => ({
      id: anonymized.has(identity_id) ? identity_id : id,
      messages: 1,
      bytes: Number(bytes),
    })),
    threads: [...new Set([...threads.map(({ id }) => id), ...rows.map(({ thread_id }) => thread_id)])],
  };
};

/** Puts tombstones in the place of messages whose texts are gone. */
export const buryCopies = async (db: Kysely<Database>, copies: readonly MessageCopy[]): Promise<void> => {
  await deleteRows(
    db,
    "message",
    copies.map(({ id }) => id),
  );
  await insertRows(
    db,
    "tombstone",
    copies.map(({ id, kept }) => ({
      hash: id,
      thread_id: kept.thread,
      identity_id: kept.identity,
      conversation: kept.conversation,
      at: kept.at,
      writer: kept.writer,
      direction: kept.direction,
    })),
    "replace",
  );
};
