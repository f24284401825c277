import { type Kysely, sql } from "kysely";
import type { Direction } from "../src/domain/facts.ts";
import { textList } from "./bulk.ts";
import { joinMessageCopies, type MessageCopy } from "./message-copy.ts";
import type { Database } from "./schema.ts";

/** What a message was, if it was there, and what it comes to with the copies that arrived. */
export interface Met {
  readonly before: MessageCopy | null;
  readonly now: MessageCopy;
}

/** Puts copies that arrived together with what the tables hold of the same messages. */
export const meetStored = async (
  db: Kysely<Database>,
  copies: readonly MessageCopy[],
): Promise<readonly Met[]> => {
  if (copies.length === 0) return [];
  const stored = await storedCopies(
    db,
    copies.map(({ id }) => id),
  );
  return copies.map((copy) => {
    const before = stored.get(copy.id) ?? null;
    return { before, now: before === null ? copy : joinMessageCopies(before, copy) };
  });
};

const storedCopies = async (
  db: Kysely<Database>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MessageCopy>> => {
  const list = sql`(select value from ${textList(ids)})`;
  const { rows } = await sql<StoredCopy>`
    select m.id, m.at, m.thread_id, t.identity_id, t.conversation, m.writer, m.direction, m.sent_at,
      m.author, m.subject, m.text, m.natural_key
    from message m left join thread t on t.id = m.thread_id where m.id in ${list}
    union all
    select hash, at, thread_id, identity_id, conversation, writer, direction, null, null, null, null, null
    from tombstone where hash in ${list}`.execute(db);
  return new Map(rows.map((row) => [row.id, storedCopy(row)]));
};

interface StoredCopy {
  readonly id: string;
  readonly at: number | null;
  readonly thread_id: string | null;
  readonly identity_id: string | null;
  readonly conversation: string | null;
  readonly writer: string | null;
  readonly direction: Direction | null;
  readonly sent_at: number | null;
  /** Null for a tombstone. */
  readonly text: string | null;
  readonly author: string | null;
  readonly subject: string | null;
  readonly natural_key: string | null;
}

const storedCopy = (row: StoredCopy): MessageCopy => ({
  id: row.id,
  kept: {
    at: row.at === null ? null : Number(row.at),
    thread: row.thread_id,
    identity: row.identity_id,
    conversation: row.conversation,
    writer: row.writer,
    direction: row.direction,
  },
  texts:
    row.text === null
      ? null
      : {
          sentAt: row.sent_at === null ? null : Number(row.sent_at),
          author: row.author ?? "",
          subject: row.subject ?? "",
          text: row.text,
          key: row.natural_key,
        },
  threads: new Set(row.thread_id === null ? [] : [row.thread_id]),
});
