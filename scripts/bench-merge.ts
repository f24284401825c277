/**
 * Merges and undoes with a customer of few messages and with one of many, by turns in one run. Prints JSON: rows
 * written and the median of the times, in milliseconds. `node scripts/bench-merge.ts TEMPLATE`
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import type { Engine } from "../src/engine/engine.ts";
import { importPaths } from "../src/engine/import-paths.ts";
import { openEngine } from "../src/engine/open-engine.ts";
import { perform } from "../src/engine/perform.ts";
import type { Decision } from "../src/operations/operation.ts";
import { resolve } from "../store/queries/resolve.ts";
import { percentile } from "./run-in-pty.ts";

const rounds = 15;
const sizes = { few: 10, many: 10_000 } as const;
type Size = keyof typeof sizes;

const bench = async (template: string): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), "onefold-merge-"));
  const engine = await openEngine({ data: join(folder, "data"), template });
  if ("tag" in engine) throw new Error(engine.tag);
  try {
    await fill(engine, join(folder, "people.csv"));
    const measured = { few: await pairOf(engine, "few"), many: await pairOf(engine, "many") };
    for (let round = 0; round < rounds; round++) {
      for (const size of Object.keys(sizes) as Size[]) await measured[size].round();
    }
    console.log(JSON.stringify({ sizes, few: measured.few.result(), many: measured.many.result() }));
  } finally {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
};

/** For each size a customer with so many messages, and another one to merge it into. */
const fill = async (engine: Engine, file: string): Promise<void> => {
  const rows = ["channel,kind,handle,name,thread,direction,sent_at,subject,text"];
  const day = Date.UTC(2020, 0, 1);
  for (const [size, count] of Object.entries(sizes)) {
    rows.push(`mail,email,into-${size}@example.org,Into,into-${size},in,2020-01-01T00:00:00Z,Hello,A word.`);
    for (let n = 0; n < count; n++) {
      const at = new Date(day + n * 60_000).toISOString();
      rows.push(
        `mail,email,from-${size}@example.org,From,t-${size}-${n % 7},in,${at},About ${n},Message ${n}.`,
      );
    }
  }
  await writeFile(file, `${rows.join("\n")}\n`);
  await importPaths(engine, { paths: [file], as: null, channel: null, map: {}, own: [] });
  await engine.store.exec("vacuum analyze");
};

const pairOf = async (engine: Engine, size: Size) => {
  const into = await customerOf(engine, `mail:into-${size}@example.org`);
  const from = await customerOf(engine, `mail:from-${size}@example.org`);
  const figures = { mergeMs: [] as number[], undoMs: [] as number[], mergeRows: 0, undoRows: 0 };
  return {
    round: async (): Promise<void> => {
      const merge = await decide(engine, {
        kind: "customer.merge",
        body: { into, from: [from], fields: [] },
        texts: {},
      });
      const undo = await decide(engine, {
        kind: "operation.undo",
        body: { operations: [merge.operation] },
        texts: null,
      });
      figures.mergeMs.push(merge.ms);
      figures.undoMs.push(undo.ms);
      figures.mergeRows = merge.rows;
      figures.undoRows = undo.rows;
    },
    result: () => ({
      ...figures,
      mergeMs: percentile(figures.mergeMs, 0.5),
      undoMs: percentile(figures.undoMs, 0.5),
    }),
  };
};

const customerOf = async (engine: Engine, text: string): Promise<string> => {
  const found = await resolve(engine.db, { what: "customer", text });
  if (!("ok" in found)) throw new Error("a customer that was imported is found");
  return found.ok;
};

const decide = async (engine: Engine, decision: Decision) => {
  const before = await rowsWritten(engine);
  const start = performance.now();
  const outcome = await perform(engine, "alice", decision);
  const ms = performance.now() - start;
  if (!("ok" in outcome)) throw new Error(JSON.stringify(outcome));
  return { operation: outcome.ok.operation, ms, rows: (await rowsWritten(engine)) - before };
};

/** Rows that were inserted, changed or deleted so far, in all tables. */
const rowsWritten = async ({ db }: Engine): Promise<number> => {
  await sql`select pg_stat_force_next_flush()`.execute(db);
  const { rows } = await sql<{ rows: number }>`
    select sum(n_tup_ins + n_tup_upd + n_tup_del)::float8 as rows from pg_stat_user_tables`.execute(db);
  return rows[0]!.rows;
};

const template = process.argv[2];
if (template === undefined) throw new Error("usage: bench-merge.ts TEMPLATE");
await bench(template);
