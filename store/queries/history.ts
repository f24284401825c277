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
    select o.id, o.at, o.by, o.kind, o.body, o.state, o.refusal, o.undone_by from ${touching(customer)}
    union all
    select i.id, i.at, '', 'identity.seen',
           jsonb_build_object('identity', i.id, 'with', i.joined_with, 'rule', i.joined_rule), 'applied', null, null
    from identity i where i.customer_id = ${customer} and i.joined_rule is not null`;
  const { rows } = await sql<Line>`
    select line.*, u.kind as undone_kind, u.by as undone_agent, u.at as undone_at
    from (select * from (${lines}) every order by at desc, id desc limit ${limit} offset ${offset}) line
    left join operation u on u.id = line.undone_by
    order by line.at desc, line.id desc`.execute(db);
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
  readonly undone_by: string | null;
  /** Null also where that operation is not here. */
  readonly undone_kind: OperationKind | null;
  readonly undone_agent: string | null;
  readonly undone_at: number | null;
}

const historyRow = (line: Line, mentioned: Readonly<Record<string, string>>): HistoryRow => ({
  operation: line.id,
  at: millisecondsOf(line.at),
  by: line.by,
  kind: line.kind,
  state: line.state,
  refusal: line.refusal,
  undoneBy: undoneBy(line),
  mentions: mentioned,
  fields: line.body.fields ?? [],
});

const undoneBy = (line: Line): HistoryRow["undoneBy"] =>
  line.undone_by === null || line.undone_kind === null
    ? null
    : {
        operation: line.undone_by,
        kind: line.undone_kind,
        by: line.undone_agent ?? "",
        at: millisecondsOf(line.undone_at ?? 0),
      };
