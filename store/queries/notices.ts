import { type Kysely, sql } from "kysely";
import type { AgentName } from "../../src/domain/ids.ts";
import { millisecondsOf } from "../../src/domain/order.ts";
import type { NoticeRow, Page, Window } from "../../src/operations/read-model.ts";
import { textList } from "../bulk.ts";
import type { Database, NoticeTable } from "../schema.ts";
import { bounded } from "./bounded.ts";
import { customerName } from "./thread-rows.ts";

/**
 * What became otherwise of what an agent decided [F12]: what is not yet acknowledged first, then newest first. The
 * customer is the one that the decision is about now, with the name that it shows now.
 */
export const notices = async (
  db: Kysely<Database>,
  args: Window & { readonly agent: AgentName },
): Promise<Page<NoticeRow>> => {
  const { offset, limit } = bounded(args);
  const { rows } = await sql<Line>`
    select n.id, n.operation, n.kind, n.by, n.decided_at, n.at, n.was, n.now, n.refusal, n.cause, n.acknowledged,
      o.id is not null and not o.erased as repeatable, about.id as customer, about.name as customer_name
    from (select * from notice where by = ${args.agent}
          order by acknowledged, at desc, id limit ${limit} offset ${offset}) n
    left join operation o on o.id = n.operation
    left join lateral (
      select c.id, ${customerName} as name
      from jsonb_array_elements_text(n.touched) with ordinality as touched(id, place)
      left join alias a on a.id = touched.id
      left join identity i on i.id = coalesce(a.identity_id, touched.id)
      join customer c on c.id = coalesce(i.customer_id, touched.id)
      order by touched.place limit 1) about on true
    order by n.acknowledged, n.at desc, n.id`.execute(db);
  const count = await sql<{ total: number }>`
    select count(*)::int as total from notice where by = ${args.agent}`.execute(db);
  return { rows: rows.map(noticeRow), offset, total: count.rows[0]?.total ?? 0 };
};

/** The agent has read these notices, or all of theirs. True when that changed any. */
export const acknowledgeNotices = async (
  db: Kysely<Database>,
  agent: AgentName,
  ids: readonly string[] | null,
): Promise<boolean> => {
  const { rows } = await sql`update notice set acknowledged = true where by = ${agent} and not acknowledged
    and ${ids === null ? sql`true` : sql`id in (select value from ${textList(ids)})`} returning id`.execute(
    db,
  );
  return rows.length > 0;
};

type Line = Pick<NoticeTable, "id" | "operation" | "kind" | "by" | "decided_at" | "at" | "was" | "now"> & {
  readonly refusal: NoticeRow["refusal"];
  readonly cause: NoticeRow["cause"];
  readonly acknowledged: boolean;
  readonly repeatable: boolean;
  readonly customer: string | null;
  readonly customer_name: string | null;
};

const noticeRow = (line: Line): NoticeRow => ({
  id: line.id,
  operation: line.operation,
  kind: line.kind,
  by: line.by,
  decidedAt: millisecondsOf(Number(line.decided_at)),
  at: Number(line.at),
  was: line.was,
  now: line.now,
  refusal: line.refusal,
  cause: line.cause === null ? null : { ...line.cause, at: millisecondsOf(line.cause.at) },
  customer: line.customer,
  customerName: line.customer_name,
  repeatable: line.repeatable,
  acknowledged: line.acknowledged,
});
