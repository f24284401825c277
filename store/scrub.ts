import { setTimeout } from "node:timers/promises";
import { type Kysely, sql } from "kysely";
import { type ErasureReach, erasureReach } from "./erasure-reach.ts";
import type { Store } from "./open-store.ts";
import type { Database } from "./schema.ts";

/** A step of a scrub that was done, of how many. */
export interface ScrubStep {
  readonly done: number;
  readonly total: number;
}

export interface ScrubOptions {
  readonly onStep?: (step: ScrubStep) => void;
  /** Runs a statement when no transaction is under way: VACUUM refuses to run inside one. At once unless given. */
  readonly turn?: (statement: () => Promise<unknown>) => Promise<unknown>;
  /** Ends the scrub between two statements. */
  readonly signal?: AbortSignal;
}

/**
 * Makes deleted rows leave the files [design §4, Erasure]: rewrites every table and index without its dead rows,
 * makes the planner's statistics anew (they quote frequent values), and turns the write-ahead log over until no
 * segment with the old rows is left. Needs `wal_recycle=off`, else old segments come back under new names. What the
 * role may not do on a server is left out; `erasureReach` tells. Takes about 20 s a million messages; every step may be
 * repeated, so a scrub that was cut short is simply run again.
 */
export const scrub = async (store: Store, options: ScrubOptions = {}): Promise<void> => {
  const { onStep, turn = (statement) => statement(), signal } = options;
  const { db } = store;
  const reach = await erasureReach(db);
  const tables = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public' order by 1`.execute(
    db,
  );
  const names = tables.rows.map(({ name }) => name);
  const outlive = () => outliveOthers(db, signal);
  const exec = (statement: string) => () => turn(() => store.exec(statement));
  // One statement a call: VACUUM refuses to run inside the transaction that several would share.
  const steps: readonly (() => Promise<unknown>)[] = [
    outlive,
    ...names.map((name) => exec(`vacuum full ${name}`)),
    () => turn(() => clearStatistics(store, reach)),
    ...names.map((name) => exec(`analyze ${name}`)),
    outlive,
    ...(reach.mayVacuumCatalogs ? catalogs.map((name) => exec(`vacuum full ${name}`)) : []),
    ...Array.from({ length: walTurns }, () => walTurn(reach))
      .flat()
      .map(exec),
  ];
  for (const [index, step] of steps.entries()) {
    signal?.throwIfAborted();
    await step();
    onStep?.({ done: index + 1, total: steps.length });
  }
};

const catalogs = ["pg_statistic", "pg_statistic_ext_data", "pg_largeobject"];

/** Milliseconds. Then somebody has forgotten to end a transaction. */
const patience = 60_000;
const pause = 50;

/**
 * Waits until nobody can see any more what was deleted before this moment, since VACUUM keeps it for them: whoever
 * writes on the server, in whatever database, because every snapshot begins with the oldest of these; and whoever reads
 * in this database, or in none yet. The embedded database has one connection, and so nobody to wait for.
 */
const outliveOthers = async (db: Kysely<Database>, signal: AbortSignal | undefined): Promise<void> => {
  const { rows } = await sql<{ now: string }>`
    select pg_snapshot_xmax(pg_current_snapshot())::text as now`.execute(db);
  const now = rows[0]!.now;
  for (const end = Date.now() + patience; ; await setTimeout(pause)) {
    signal?.throwIfAborted();
    const others = await sql<{ older: boolean }>`
      select pg_snapshot_xmin(pg_current_snapshot()) < ${now}::xid8 or exists (
        select from (
          select unnest(array[backend_xmin, backend_xid]) as xid from pg_stat_activity
          where pid <> pg_backend_pid() and (datname is null or datname = current_database())
          union all select transaction from pg_prepared_xacts
          union all select unnest(array[xmin, catalog_xmin]) from pg_replication_slots) other
        where age(xid) > age(${now}::xid8::xid)) as older`.execute(db);
    if (!others.rows[0]!.older) return;
    if (Date.now() > end)
      throw new Error("a transaction that others keep open on the server may still see it");
  }
};

/** ANALYZE leaves the statistics of a table that became empty as they were, so all of them are cleared first. */
const clearStatistics = async (store: Store, { version }: ErasureReach): Promise<void> => {
  if (version >= 180_000) {
    await store.exec(`select pg_clear_attribute_stats(schemaname, tablename, attname, inherited)
      from pg_stats where schemaname = 'public'`);
    return;
  }
  // Older servers have no other way for an owner: a column that gets a type, the one that it has, loses them.
  const columns = await sql<{ name: string; column: string; type: string }>`
    select format('%I.%I', s.schemaname, s.tablename) as name, format('%I', s.attname) as column,
      format_type(a.atttypid, a.atttypmod) as type
    from pg_stats s join pg_attribute a on a.attname = s.attname
      and a.attrelid = format('%I.%I', s.schemaname, s.tablename)::regclass
    where s.schemaname = 'public' and exists (select from pg_tables t
        where t.schemaname = s.schemaname and t.tablename = s.tablename)
      and not exists (select from pg_attribute made where made.attrelid = a.attrelid and made.attgenerated <> '')
    order by 1, 2`.execute(store.db);
  const byTable = Map.groupBy(columns.rows, ({ name }) => name);
  for (const [name, of] of byTable) {
    const { rows } = await sql<{
      filled: boolean;
    }>`select exists (select from ${sql.raw(name)}) as filled`.execute(store.db);
    if (rows[0]!.filled) continue;
    await store.exec(
      `alter table ${name} ${of.map(({ column, type }) => `alter column ${column} type ${type}`).join(", ")}`,
    );
  }
};

/** A segment may be kept as the previous checkpoint's; after the third turn none of the old ones is. */
const walTurns = 3;
const walTurn = ({ maySwitchWal, mayCheckpoint }: ErasureReach): readonly string[] => [
  ...(maySwitchWal ? ["select pg_switch_wal()"] : []),
  "insert into meta (key, value) values ('scrubbed', to_jsonb(now())) on conflict (key) do update set value = excluded.value",
  ...(mayCheckpoint ? ["checkpoint"] : []),
];
