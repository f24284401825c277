/**
 * How good suggestions are on real identities: `ONEFOLD_TEST_DATA=… node scripts/suggestion-quality.ts [--misses]`.
 * Every identity of the git archive is a customer of its own; precision and recall over pairs for several least
 * scores, against the persons that the project's maintainers confirmed. Pairs that the truth leaves open count
 * neither way.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "csv-parse/sync";
import { Kysely, PGliteDialect } from "kysely";
import { suggestions } from "../src/engine/suggestions.ts";
import { insertRows } from "../store/bulk.ts";
import { migrate } from "../store/migrate.ts";
import { openPglite } from "../store/open-pglite.ts";
import type { Database } from "../store/schema.ts";

const { values } = parseArgs({ options: { misses: { type: "boolean", default: false } } });
const data = process.env.ONEFOLD_TEST_DATA;
if (!data) throw new Error("set ONEFOLD_TEST_DATA to the folder with the real material");
const table = async (file: string): Promise<readonly Record<string, string>[]> =>
  parse(await readFile(join(data, "git-identities-git", file)), { columns: true });
const identities = await table("identities.csv");
const truth = new Map((await table("truth.csv")).map((row) => [row.identity_id, row.canonical_id]));
const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
const open = new Set(
  (await table("ambiguous_pairs.csv")).map((row) => pairKey(truth.get(row.id_a!)!, truth.get(row.id_b!)!)),
);

const pglite = await openPglite(undefined);
const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) });
await migrate(db);
await insertRows(
  db,
  "identity",
  identities.map((row, at) => ({
    ...{ id: row.identity_id!, at, writer: "w", channel: "mail", kind: "email" as const, keys: [] },
    ...{ handle: row.email!, name: row.name!, email: "", phone: "", uid: "", also: null, erased: false },
    ...{ group_id: at, customer_id: row.identity_id!, joined_rule: null, joined_with: null },
  })),
  "replace",
);
await insertRows(
  db,
  "customer",
  identities.map((row, at) => ({
    ...{
      id: row.identity_id!,
      name: row.name!,
      locked: false,
      anonymized: false,
      review: false,
      locked_by: null,
    },
    ...{
      locked_at: null,
      profile: { single: {}, list: {} },
      search: ` ${row.name!.toLowerCase()}`,
      first_at: at,
    },
  })),
  "replace",
);

const found = new Map<string, number>();
const reasons = new Map<string, string>();
const asking = { limit: 500, min: 1, valueLimit: 20, blocked: [], isSeen: () => true };
const times: number[] = [];
for (const row of identities) {
  const begin = performance.now();
  for (const { a, b, score, reasons: why } of await suggestions(db, {
    ...asking,
    customer: row.identity_id!,
  })) {
    found.set(pairKey(a.id, b.id), score);
    reasons.set(pairKey(a.id, b.id), why.map(({ rule, weight }) => `${rule} ${weight}`).join(", "));
  }
  times.push(performance.now() - begin);
}
const begin = performance.now();
const ofDesk = await suggestions(db, { ...asking, min: 50 });
const deskTime = performance.now() - begin;
await pglite.close();

const persons = Map.groupBy(identities, (row) => truth.get(row.identity_id!));
const confirmed = new Set<string>();
for (const rows of persons.values())
  for (const [at, a] of rows.entries())
    for (const b of rows.slice(at + 1)) confirmed.add(pairKey(a.identity_id!, b.identity_id!));
const isOpen = (key: string): boolean => {
  const [a, b] = key.split(" ");
  return open.has(pairKey(truth.get(a)!, truth.get(b)!));
};
console.log("least score  suggested  right  wrong  precision  recall");
for (const min of [1, 20, 30, 40, 45, 50, 55, 60, 70, 80, 100]) {
  const suggested = [...found].filter(([key, score]) => score >= min && !isOpen(key)).map(([key]) => key);
  const right = suggested.filter((key) => confirmed.has(key)).length;
  const cells = [min, suggested.length, right, suggested.length - right].map((cell) => `${cell}`.padStart(9));
  const share = (part: number, whole: number) => (whole === 0 ? "–" : (part / whole).toFixed(4)).padStart(9);
  console.log(cells.join(""), share(right, suggested.length), share(right, confirmed.size));
}
times.sort((a, b) => a - b);
const at = (part: number) => times[Math.floor(times.length * part)]!.toFixed(1);
console.log(
  `one customer: median ${at(0.5)} ms, 95 % within ${at(0.95)} ms; whole desk: ${deskTime.toFixed(0)} ms, ${ofDesk.length} pairs`,
);
if (values.misses) {
  const nameOf = new Map(identities.map((row) => [row.identity_id!, `${row.name} <${row.email}>`]));
  const show = (key: string) =>
    key
      .split(" ")
      .map((id) => nameOf.get(id))
      .join("  |  ");
  for (const [key, score] of [...found].sort((one, other) => other[1] - one[1]))
    if (score >= 30 && !confirmed.has(key) && !isOpen(key))
      console.log(`wrong ${score}  ${show(key)}  (${reasons.get(key)})`);
  for (const key of confirmed)
    if ((found.get(key) ?? 0) < 50)
      console.log(`missed ${found.get(key) ?? 0}  ${show(key)}  (${reasons.get(key) ?? ""})`);
}
