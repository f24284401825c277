import { type Kysely, sql } from "kysely";
import { textList } from "./bulk.ts";
import type { Database } from "./schema.ts";
import { withdrawnGroup } from "./stored-groups.ts";

/** How many operations and facts wait to be offered to the hub. */
export const outboundCount = async (db: Kysely<Database>): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from outbound`.execute(db);
  return rows[0]!.count;
};

/** The first ids that wait, in the order of offering: of operations, or of facts. */
export const outboundIds = async (
  db: Kysely<Database>,
  of: "operations" | "facts",
  limit: number,
): Promise<readonly string[]> => {
  const isOperation = sql`id like 'o%'`;
  const { rows } = await sql<{ id: string }>`select id from outbound
    where ${of === "operations" ? isOperation : sql`not (${isOperation})`}
    order by ord limit ${sql.lit(limit)}`.execute(db);
  return rows.map(({ id }) => id);
};

/** These need no longer be offered; gives how many of them waited. */
export const leaveOutbound = async (db: Kysely<Database>, ids: readonly string[]): Promise<number> => {
  if (ids.length === 0) return 0;
  const { numAffectedRows = 0n } =
    await sql`delete from outbound where id in (select value from ${textList(ids)})`.execute(db);
  return Number(numAffectedRows);
};

/**
 * Everything that a hub may lack is to be offered: what these writers wrote, and with `except` also what was written
 * by anybody but these. References have no writer, and all are offered. Facts come before what was decided on
 * them, operations in their order.
 */
export const fillOutbound = async (
  db: Kysely<Database>,
  { writers, except }: { readonly writers: readonly string[]; readonly except: readonly string[] | null },
): Promise<void> => {
  const isMeant =
    except === null
      ? sql`writer in (select value from ${textList(writers)})`
      : sql`(writer in (select value from ${textList(writers)})
          or writer not in (select value from ${textList(except)}))`;
  await sql`insert into outbound (id)
    select id from (
      select hash as id, 0 as step, 0::bigint as at from reference
      union all select id, 1, at from identity where ${isMeant}
      union all select id, 2, at from message where ${isMeant}
      union all select hash, 2, at from tombstone where thread_id is not null and ${isMeant}
      union all select id, 3, at from operation
        where ${isMeant} and group_id <> ${sql.lit(withdrawnGroup)}) entry
    order by step, at, id
    on conflict (id) do nothing`.execute(db);
};
