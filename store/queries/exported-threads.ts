import { type Kysely, sql } from "kysely";
import type { ChannelKind } from "../../src/domain/channel.ts";
import type { CustomerId, ThreadId } from "../../src/domain/ids.ts";
import type { Database } from "../schema.ts";
import { hasVisible } from "./thread-rows.ts";

/** A thread with what its identity is called, so that its messages can be written as mails. */
export interface ExportedThreadRow {
  readonly id: ThreadId;
  readonly identity: string;
  readonly conversation: string;
  readonly channel: string;
  readonly kind: ChannelKind;
  readonly subject: string;
  readonly open: boolean;
  readonly handle: string;
  readonly name: string;
  readonly email: string;
  readonly messages: number;
  /** -1: no message has a date. */
  readonly sortAt: number;
}

/** Threads of a customer in the Inbox's order, from the one after `after` on (null: from the first). */
export const exportedThreads = async (
  db: Kysely<Database>,
  customer: CustomerId,
  after: Pick<ExportedThreadRow, "sortAt" | "id"> | null,
  limit: number,
): Promise<readonly ExportedThreadRow[]> => {
  const sortAt = sql`coalesce(t.last_at, -1)`;
  const { rows } = await sql<Omit<ExportedThreadRow, "sortAt"> & { readonly sort_at: number }>`
    select t.id, t.identity_id as identity, t.conversation, t.channel, t.kind, t.subject, t.open,
           i.handle, i.name, i.email, t.messages, ${sortAt} as sort_at
    from thread t join identity i on i.id = t.identity_id
    where i.customer_id = ${customer} and ${hasVisible}
      and ${after === null ? sql`true` : sql`(${sortAt} < ${after.sortAt} or (${sortAt} = ${after.sortAt} and t.id > ${after.id}))`}
    order by ${sortAt} desc, t.id limit ${limit}`.execute(db);
  return rows.map(({ sort_at, ...row }) => ({ ...row, sortAt: Number(sort_at) }));
};
