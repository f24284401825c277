import { type Kysely, sql } from "kysely";
import type { CaseId, CustomerId } from "../../src/domain/ids.ts";
import { millisecondsOf } from "../../src/domain/order.ts";
import type { CommentRow, Page, Window } from "../../src/operations/read-model.ts";
import type { CommentTable, Database } from "../schema.ts";
import { bounded } from "./bounded.ts";
import { currentCustomer } from "./current-customer.ts";

/** The comments of a case, or all of a customer, oldest first [I3] [I4]. */
export const caseComments = async (
  db: Kysely<Database>,
  args: Window & ({ readonly case: CaseId } | { readonly customer: CustomerId }),
): Promise<Page<CommentRow>> => {
  const { offset, limit } = bounded(args);
  const where =
    "case" in args
      ? sql`case_id = ${args.case}`
      : sql`customer_id = ${await currentCustomer(db, args.customer)}`;
  const { rows } = await sql<CommentTable>`
    select * from comment where ${where} order by at, id limit ${limit} offset ${offset}`.execute(db);
  const count = await sql<{ total: number }>`
    select count(*)::int as total from comment where ${where}`.execute(db);
  return { rows: rows.map(commentRow), offset, total: count.rows[0]?.total ?? 0 };
};

const commentRow = (record: CommentTable): CommentRow => ({
  id: record.id,
  case: record.case_id,
  customer: record.customer_id,
  message: record.message_id,
  by: record.by,
  at: millisecondsOf(record.at),
  text: record.text,
});
