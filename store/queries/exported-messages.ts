import { type Kysely, sql } from "kysely";
import type { Direction } from "../../src/domain/facts.ts";
import type { MessageId, ThreadId } from "../../src/domain/ids.ts";
import { textList } from "../bulk.ts";
import type { Database } from "../schema.ts";

export interface ExportedMessageRow {
  readonly id: MessageId;
  readonly thread: ThreadId;
  readonly direction: Direction;
  readonly author: string;
  readonly sentAt: number | null;
  readonly subject: string;
  readonly text: string;
}

const last = 9223372036854775807n;
const columns = sql`m.id, m.thread_id as thread, m.direction, m.author, m.sent_at as "sentAt", m.subject, m.text`;
const sortAt = sql`coalesce(m.sent_at, 9223372036854775807)`;

/** Messages of one thread, oldest first, undated last, from the one after `after` on (null: from the first). */
export const exportedMessages = async (
  db: Kysely<Database>,
  thread: ThreadId,
  after: Pick<ExportedMessageRow, "sentAt" | "id"> | null,
  limit: number,
): Promise<readonly ExportedMessageRow[]> => {
  const { rows } = await sql<ExportedMessageRow>`
    select ${columns} from message m where m.thread_id = ${thread}
      and ${after === null ? sql`true` : sql`(${sortAt}, m.id) > (${after.sentAt ?? last}::bigint, ${after.id})`}
    order by ${sortAt}, m.id limit ${limit}`.execute(db);
  return rows;
};

/** All messages of some threads, each in that order; for threads with few. */
export const messagesOfThreads = async (
  db: Kysely<Database>,
  threads: readonly ThreadId[],
): Promise<ReadonlyMap<ThreadId, readonly ExportedMessageRow[]>> => {
  const { rows } = await sql<ExportedMessageRow>`
    select ${columns} from message m where m.thread_id in (select value from ${textList(threads)})
    order by ${sortAt}, m.id`.execute(db);
  return Map.groupBy(rows, ({ thread }) => thread);
};
