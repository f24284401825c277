import { type Kysely, sql } from "kysely";
import type { ChannelKind } from "../../src/domain/channel.ts";
import type { Direction } from "../../src/domain/facts.ts";
import type { CustomerId } from "../../src/domain/ids.ts";
import { millisecondsOf } from "../../src/domain/order.ts";
import type { OperationKind } from "../../src/operations/operation.ts";
import type { LogRow, OperationState, Page, Window } from "../../src/operations/read-model.ts";
import type { Database } from "../schema.ts";
import { bounded } from "./bounded.ts";
import { currentCustomer } from "./current-customer.ts";
import { excerpt } from "./excerpt.ts";
import { touching } from "./touching.ts";

/**
 * The Summary's log [I1]: messages, comments and other operations of a customer over all its identities, newest
 * first (undated messages last), then by id. A comment stands as itself, not also as its operation.
 */
export const customerLog = async (
  db: Kysely<Database>,
  args: Window & { readonly customer: CustomerId },
): Promise<Page<LogRow>> => {
  const { offset, limit } = bounded(args);
  const customer = await currentCustomer(db, args.customer);
  if (customer === null) return { rows: [], offset, total: 0 };
  // Only ids are sorted; the texts of the one page that shows are fetched afterwards.
  const lines = sql`
    select 'message' as type, m.id, m.sent_at * 1024 as at
    from message m join thread t on t.id = m.thread_id join identity i on i.id = t.identity_id
    where i.customer_id = ${customer} and not i.erased
    union all
    select 'comment', n.id, n.at from comment n where n.customer_id = ${customer}
    union all
    select 'operation', o.id, o.at from ${touching(customer)} and o.kind <> 'comment.add'`;
  const { rows } = await sql<Line>`
    select type, id from (${lines}) line order by at desc nulls last, id limit ${limit} offset ${offset}`.execute(
    db,
  );
  const count = await sql<{ total: number }>`select count(*)::int as total from (${lines}) line`.execute(db);
  const logRows = await rowsById(db, rows);
  return {
    rows: rows.flatMap(({ id }) => logRows.get(id) ?? []),
    offset,
    total: count.rows[0]?.total ?? 0,
  };
};

interface Line {
  readonly type: LogRow["type"];
  readonly id: string;
}

const rowsById = async (
  db: Kysely<Database>,
  lines: readonly Line[],
): Promise<ReadonlyMap<string, LogRow>> => {
  const ids = (type: LogRow["type"]) => lines.filter((line) => line.type === type).map((line) => line.id);
  return new Map([
    ...(await messagesById(db, ids("message"))),
    ...(await commentsById(db, ids("comment"))),
    ...(await operationsById(db, ids("operation"))),
  ]);
};

type ById = readonly (readonly [string, LogRow])[];

const messagesById = async (db: Kysely<Database>, ids: readonly string[]): Promise<ById> => {
  if (ids.length === 0) return [];
  const { rows } = await sql<{
    id: string;
    thread_id: string;
    channel: string;
    kind: ChannelKind;
    direction: Direction;
    author: string;
    sent_at: number | null;
    subject: string;
    text: string;
  }>`
    select m.id, m.thread_id, t.channel, t.kind, m.direction, m.author, m.sent_at, m.subject,
           left(m.text, 4000) as text
    from message m join thread t on t.id = m.thread_id where m.id in (${sql.join(ids)})`.execute(db);
  return rows.map((row) => [
    row.id,
    {
      type: "message",
      at: row.sent_at,
      thread: row.thread_id,
      message: row.id,
      channel: row.channel,
      kind: row.kind,
      direction: row.direction,
      author: row.author,
      subject: row.subject,
      excerpt: excerpt(row.text),
    },
  ]);
};

const commentsById = async (db: Kysely<Database>, ids: readonly string[]): Promise<ById> => {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom("comment").selectAll().where("id", "in", ids).execute();
  return rows.map((row) => [
    row.id,
    {
      type: "comment",
      at: millisecondsOf(row.at),
      comment: row.id,
      by: row.by,
      text: row.text,
      case: row.case_id,
    },
  ]);
};

const operationsById = async (db: Kysely<Database>, ids: readonly string[]): Promise<ById> => {
  if (ids.length === 0) return [];
  const { rows } = await sql<{
    id: string;
    at: number;
    by: string;
    kind: OperationKind;
    state: OperationState;
  }>`select id, at, by, kind, state from operation where id in (${sql.join(ids)})`.execute(db);
  return rows.map((row) => [
    row.id,
    {
      type: "operation",
      at: millisecondsOf(row.at),
      operation: row.id,
      by: row.by,
      kind: row.kind,
      state: row.state,
    },
  ]);
};
