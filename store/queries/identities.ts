import { type Kysely, sql } from "kysely";
import type { CustomerId } from "../../src/domain/ids.ts";
import { millisecondsOf } from "../../src/domain/order.ts";
import type { IdentityRow, Page, Window } from "../../src/operations/read-model.ts";
import type { Database, IdentityTable } from "../schema.ts";
import { bounded } from "./bounded.ts";
import { currentCustomer } from "./current-customer.ts";

/** The identities of a customer in order of first sight; without one given, of all customers, customer by customer. */
export const identities = async (
  db: Kysely<Database>,
  args: Window & { readonly customer?: CustomerId },
): Promise<Page<IdentityRow>> => {
  const { offset, limit } = bounded(args);
  const where =
    args.customer === undefined ? sql`true` : sql`customer_id = ${await currentCustomer(db, args.customer)}`;
  const { rows } = await sql<IdentityRecord>`
    select i.*, (select count(*)::int from thread t where t.identity_id = i.id and t.messages > 0) as threads
    from (select * from identity where ${where}
          order by customer_id, at, id limit ${limit} offset ${offset}) i
    order by i.customer_id, i.at, i.id`.execute(db);
  const count = await sql<{ total: number }>`
    select count(*)::int as total from identity where ${where}`.execute(db);
  return { rows: rows.map(identityRow), offset, total: count.rows[0]?.total ?? 0 };
};

export interface IdentityRecord extends Omit<IdentityTable, "keys" | "also"> {
  readonly threads: number;
}

export const identityRow = (record: IdentityRecord): IdentityRow => ({
  id: record.id,
  customer: record.customer_id,
  channel: record.channel,
  kind: record.kind,
  handle: record.handle,
  name: record.name,
  email: record.email,
  phone: record.phone,
  uid: record.uid,
  seenAt: millisecondsOf(record.at),
  threads: record.threads,
  joined:
    record.joined_rule === null || record.joined_with === null
      ? null
      : { rule: record.joined_rule, with: record.joined_with },
  anonymized: record.erased,
});
