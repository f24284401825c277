import type { Store } from "./open-store.ts";

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
 * segment with the old rows is left. Needs `wal_recycle=off`, else old segments come back under new names. Takes
 * about 20 s a million messages; every step may be repeated, so a scrub that was cut short is simply run again.
 */
export const scrub = async (store: Store, options: ScrubOptions = {}): Promise<void> => {
  const { onStep, turn = (statement) => statement(), signal } = options;
  const tables = await store.pglite.query<{ name: string }>(
    "select format('%I', tablename) as name from pg_tables where schemaname = 'public' order by 1",
  );
  const statements = [
    // One statement a call: VACUUM refuses to run inside the transaction that several would share.
    ...tables.rows.map(({ name }) => `vacuum full ${name}`),
    // ANALYZE leaves the statistics of a table that became empty as they were, so all of them are cleared first.
    `select pg_clear_attribute_stats(schemaname, tablename, attname, inherited)
       from pg_stats where schemaname = 'public'`,
    "analyze",
    "vacuum full pg_statistic",
    "vacuum full pg_statistic_ext_data",
    "vacuum full pg_largeobject",
    ...Array.from({ length: walTurns }, () => walTurn).flat(),
  ];
  for (const [index, statement] of statements.entries()) {
    signal?.throwIfAborted();
    await turn(() => store.pglite.exec(statement));
    onStep?.({ done: index + 1, total: statements.length });
  }
};

/** A segment may be kept as the previous checkpoint's; after the third turn none of the old ones is. */
const walTurns = 3;
const walTurn = [
  "select pg_switch_wal()",
  "insert into meta (key, value) values ('scrubbed', to_jsonb(now())) on conflict (key) do update set value = excluded.value",
  "checkpoint",
];
