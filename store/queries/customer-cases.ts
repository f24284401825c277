import { type Kysely, sql } from "kysely";
import type { CustomerId } from "../../src/domain/ids.ts";
import { millisecondsOf } from "../../src/domain/order.ts";
import type { CaseRow, CaseState, Page, Window } from "../../src/operations/read-model.ts";
import type { Database } from "../schema.ts";
import { bounded } from "./bounded.ts";
import { currentCustomer } from "./current-customer.ts";

/** The cases of a customer, or of all, newest opened first [I3]. The subject is that of the thread. */
export const customerCases = async (
  db: Kysely<Database>,
  args: Window & { readonly customer?: CustomerId },
): Promise<Page<CaseRow>> => {
  const { offset, limit } = bounded(args);
  const from = sql`
    from desk_case k join identity i on i.id = k.identity_id left join thread t on t.id = k.thread_id
    where ${args.customer === undefined ? sql`true` : sql`i.customer_id = ${await currentCustomer(db, args.customer)}`}`;
  const { rows } = await sql<CaseRecord>`
    select k.id, k.thread_id, k.identity_id, i.customer_id, case when i.erased then '' else coalesce(t.subject, '') end as subject, i.channel, k.state,
           k.opened_at, k.opened_by, (select count(*)::int from comment n where n.case_id = k.id) as comments
    ${from} order by k.opened_at desc, k.id limit ${limit} offset ${offset}`.execute(db);
  const count = await sql<{ total: number }>`select count(*)::int as total ${from}`.execute(db);
  return { rows: rows.map(caseRow), offset, total: count.rows[0]?.total ?? 0 };
};

interface CaseRecord {
  readonly id: string;
  readonly thread_id: string;
  readonly identity_id: string;
  readonly customer_id: string;
  readonly subject: string;
  readonly channel: string;
  readonly state: CaseState;
  readonly opened_at: number;
  readonly opened_by: string;
  readonly comments: number;
}

const caseRow = (record: CaseRecord): CaseRow => ({
  id: record.id,
  thread: record.thread_id,
  identity: record.identity_id,
  customer: record.customer_id,
  subject: record.subject,
  channel: record.channel,
  state: record.state,
  openedAt: millisecondsOf(record.opened_at),
  openedBy: record.opened_by,
  comments: record.comments,
});
