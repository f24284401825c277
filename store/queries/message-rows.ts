import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Direction } from "../../src/domain/facts.ts";
import type { MessageRow, Page, Window } from "../../src/operations/read-model.ts";
import type { Database } from "../schema.ts";
import { bounded } from "./bounded.ts";

/**
 * The messages `m` of threads `t` that meet a condition, oldest first, undated last. Those of an erased identity
 * are never among them, also before the erasure has reached their bytes [D4].
 */
export const messageRows = async (
  db: Kysely<Database>,
  window: Window,
  condition: RawBuilder<unknown>,
): Promise<Page<MessageRow>> => {
  const { offset, limit } = bounded(window);
  const from = sql`
    from message m join thread t on t.id = m.thread_id join identity i on i.id = t.identity_id
    where not i.erased and ${condition}`;
  const { rows } = await sql<MessageRecord>`
    select m.id, m.thread_id, m.direction, m.author, m.sent_at, m.subject, m.text ${from}
    order by coalesce(m.sent_at, 9223372036854775807), m.id limit ${limit} offset ${offset}`.execute(db);
  const count = await sql<{ total: number }>`select count(*)::int as total ${from}`.execute(db);
  return { rows: rows.map(messageRow), offset, total: count.rows[0]?.total ?? 0 };
};

interface MessageRecord {
  readonly id: string;
  readonly thread_id: string;
  readonly direction: Direction;
  readonly author: string;
  readonly sent_at: number | null;
  readonly subject: string;
  readonly text: string;
}

const messageRow = (record: MessageRecord): MessageRow => ({
  id: record.id,
  thread: record.thread_id,
  direction: record.direction,
  author: record.author,
  sentAt: record.sent_at,
  subject: record.subject,
  text: record.text,
});
