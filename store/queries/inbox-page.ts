import { type Kysely, type RawBuilder, sql } from "kysely";
import type { CustomerId } from "../../src/domain/ids.ts";
import type { FolderId, Page, ThreadRow, Window } from "../../src/operations/read-model.ts";
import type { Database } from "../schema.ts";
import { bounded } from "./bounded.ts";
import { currentCustomer } from "./current-customer.ts";
import { hasVisible, type ThreadRecord, threadColumns, threadRow } from "./thread-rows.ts";

/**
 * The threads of a folder, of one customer when given: `lastAt` descending (undated last), then id.
 * An unknown folder or customer has none. Threads without a visible message do not show.
 */
export const inboxPage = async (
  db: Kysely<Database>,
  args: Window & { readonly folder: FolderId; readonly customer?: CustomerId },
): Promise<Page<ThreadRow>> => {
  const { offset, limit } = bounded(args);
  const customer = args.customer === undefined ? null : await currentCustomer(db, args.customer);
  if (customer === null && args.customer !== undefined) return { rows: [], offset, total: 0 };
  const within = (folder: FolderId) => sql`${hasVisible} and ${inFolder(folder)} and ${ofCustomer(customer)}`;
  const most = offset + limit;
  // All are the open and the others: either are read in the order of one index.
  const parts = args.folder === "all" ? ["open", "closed"] : [args.folder];
  const first = sql.join(
    parts.map(
      (folder) => sql`(select * from thread t where ${within(folder)} order by ${newestFirst} limit ${most})`,
    ),
    sql` union all `,
  );
  // The page is cut before the joins, so that they cost 50 look-ups and not one a thread.
  const { rows } = await sql<ThreadRecord>`
    select ${threadColumns}
    from (select * from (${first}) t order by ${newestFirst} limit ${limit} offset ${offset}) t
    join identity i on i.id = t.identity_id
    join customer c on c.id = i.customer_id
    order by ${newestFirst}`.execute(db);
  const count = await sql<{
    total: number;
  }>`select count(*)::int as total from thread t where ${within(args.folder)}`.execute(db);
  return { rows: rows.map(threadRow), offset, total: count.rows[0]?.total ?? 0 };
};

const newestFirst = sql`coalesce(t.last_at, -1) desc, t.id`;

const inFolder = (folder: FolderId): RawBuilder<unknown> => {
  if (folder === "all") return sql`true`;
  if (folder === "open") return sql`t.open`;
  if (folder === "closed") return sql`not t.open`;
  if (folder.startsWith("channel:")) return sql`t.channel = ${folder.slice("channel:".length)}`;
  return sql`false`;
};

const ofCustomer = (customer: CustomerId | null): RawBuilder<unknown> =>
  customer === null
    ? sql`true`
    : sql`t.identity_id in (select id from identity where customer_id = ${customer})`;
