import { type Kysely, sql } from "kysely";
import type { ThreadId } from "../../src/domain/ids.ts";
import type { ThreadView } from "../../src/operations/read-model.ts";
import type { Database } from "../schema.ts";
import { customerName, hasVisible, type ThreadRecord, threadColumns, threadRow } from "./thread-rows.ts";

const mostLinked = 20;

/** One thread, with the other threads of its conversation in the order in which they began. Null: no such thread, or erased. */
export const thread = async (
  db: Kysely<Database>,
  args: { readonly thread: ThreadId },
): Promise<ThreadView | null> => {
  const found = await sql<ThreadRecord>`
    select ${threadColumns} from thread t
    join identity i on i.id = t.identity_id
    join customer c on c.id = i.customer_id
    where t.id = ${args.thread} and not i.erased`.execute(db);
  const record = found.rows[0];
  if (record === undefined) return null;
  const others = sql`t.conversation = ${record.conversation} and t.id <> ${record.id} and ${hasVisible}`;
  const linked = await sql<{ id: string; customer_name: string | null }>`
    select t.id, ${customerName} as customer_name from thread t
    join identity i on i.id = t.identity_id
    join customer c on c.id = i.customer_id
    where ${others} order by t.first_at nulls last, t.id limit ${mostLinked}`.execute(db);
  const count = await sql<{ total: number }>`
    select count(*)::int as total from thread t where ${others}`.execute(db);
  return {
    ...threadRow(record),
    conversation: record.conversation,
    linked: linked.rows.map((row) => ({ id: row.id, customerName: row.customer_name })),
    linkedTotal: count.rows[0]?.total ?? 0,
  };
};
