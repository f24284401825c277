import { type Kysely, sql } from "kysely";
import type { CustomerId } from "../../src/domain/ids.ts";
import { millisecondsOf } from "../../src/domain/order.ts";
import type { Refusal } from "../../src/domain/refusal.ts";
import type { OperationKind } from "../../src/operations/operation.ts";
import type { HistoryRow, OperationState, Page, Window } from "../../src/operations/read-model.ts";
import type { Database } from "../schema.ts";
import { bounded } from "./bounded.ts";
import { currentCustomer } from "./current-customer.ts";
import { type Mentioning, mentions } from "./mentions.ts";
import { touching } from "./touching.ts";

/**
 * Every operation that touched the customer, an id that follows it or one of its identities, and every automatic
 * join of its identities with its rule and the identity that it matched [F6]: newest first, then by id.
 */
export const history = async (
  db: Kysely<Database>,
  args: Window & { readonly customer: CustomerId },
): Promise<Page<HistoryRow>> => {
  const { offset, limit } = bounded(args);
  const customer = await currentCustomer(db, args.customer);
  if (customer === null) return { rows: [], offset, total: 0 };
  const lines = sql`
    select o.id, o.at, o.by, o.kind, o.body, o.state, o.refusal from ${touching(customer)}
    union all
    select i.id, i.at, '', 'identity.seen',
           jsonb_build_object('identity', i.id, 'with', i.joined_with, 'rule', i.joined_rule), 'applied', null
    from identity i where i.customer_id = ${customer} and i.joined_rule is not null`;
  const { rows } = await sql<Line>`
    select * from (${lines}) line order by at desc, id desc limit ${limit} offset ${offset}`.execute(db);
  const count = await sql<{ total: number }>`select count(*)::int as total from (${lines}) line`.execute(db);
  const mentioned = await mentions(db, rows);
  return {
    rows: rows.map((line, at) => historyRow(line, mentioned[at] ?? {})),
    offset,
    total: count.rows[0]?.total ?? 0,
  };
};

interface Line extends Mentioning {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly kind: OperationKind | "identity.seen";
  readonly state: OperationState;
  readonly refusal: Refusal | null;
}

const historyRow = (line: Line, mentioned: Readonly<Record<string, string>>): HistoryRow => ({
  operation: line.id,
  at: millisecondsOf(line.at),
  by: line.by,
  kind: line.kind,
  state: line.state,
  refusal: line.refusal,
  mentions: mentioned,
  fields: line.body.fields ?? [],
});
