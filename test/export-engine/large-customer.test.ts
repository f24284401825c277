import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { KyselyPlugin } from "kysely";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import type { Engine } from "../../src/engine/engine.ts";
import { customerSource } from "../../src/engine/export/customer-source.ts";
import { importPaths } from "../../src/engine/import-paths.ts";
import { openEngine } from "../../src/engine/open-engine.ts";
import { writeArchiveInto } from "../../src/exports/archive.ts";
import { readArchive } from "../exports/read-archive.ts";

const inLongThread = 5_000;
const shortThreads = 5_000;

let folder: string;
let engine: Engine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "onefold-large-"));
  const opened = await openEngine({ data: join(folder, "data"), template: inject("template") });
  if ("tag" in opened) throw new Error(opened.tag);
  engine = opened;
  const path = join(folder, "large.csv");
  await writeFile(path, [heading, ...rows()].join("\n"));
  await importPaths(engine, { paths: [path], as: null, channel: null, map: {}, own: [] });
}, 300_000);
afterAll(async () => {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
});

const heading = "channel,kind,handle,name,thread,direction,sent_at,subject,text";
const row = (thread: string, at: number, sentAt: string) =>
  `mail,email,large@example.org,Large,${thread},in,${sentAt},Subject,number ${at} ${"abcdefgh ".repeat(20)}`;
const time = (at: number) => new Date(Date.UTC(2024, 0, 1) + at * 1_000).toISOString();

function* rows(): Generator<string> {
  // Every hundredth without a date, and many at the same one: the order must still be whole.
  for (let at = 0; at < inLongThread; at += 1)
    yield row("long", at, at % 100 === 0 ? "" : time(Math.floor(at / 10)));
  for (let at = 0; at < shortThreads; at += 1)
    yield row(`short-${at}`, inLongThread + at, at % 100 === 0 ? "" : time(Math.floor(at / 10)));
}

it("[D5] 10,000 messages are exported, each once in each file, a few at a time", async () => {
  const results: { readonly rows: number; readonly length: number }[] = [];
  const watching: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      results.push({ rows: result.rows.length, length: JSON.stringify(result.rows, bigints).length });
      return result;
    },
  };
  const customers = await engine.db.selectFrom("customer").select("id").execute();
  const source = await customerSource(
    engine.db.withPlugin(watching),
    customers[0]!.id,
    { agent: "alice", locale: "en", timezone: "UTC" },
    () => true,
  );
  const result = await writeArchiveInto(source!, folder);
  if (!("written" in result)) throw new Error(JSON.stringify(result));
  expect(result.written.messages).toBe(inLongThread + shortThreads);

  const files = await readArchive(result.written.file);
  const customer: { readonly threads: readonly { readonly messages: readonly Exported[] }[] } = JSON.parse(
    files.get("customer.json")!,
  );
  const texts = customer.threads.flatMap(({ messages }) => messages.map(({ text }) => text.split(" ")[1]));
  expect(new Set(texts).size).toBe(inLongThread + shortThreads);
  const long = customer.threads.find(({ messages }) => messages.length > 1)!;
  expect(long.messages).toHaveLength(inLongThread);
  const dates = long.messages.map(({ sentAt }) => sentAt ?? "undated");
  expect(dates).toEqual(dates.toSorted());

  expect(Math.max(...results.map(({ rows: count }) => count))).toBeLessThanOrEqual(500);
  expect(Math.max(...results.map(({ length }) => length))).toBeLessThan(200_000);
  // Four readings of all messages; a query for each thread would be 20,000.
  expect(results.length).toBeLessThan(500);
}, 120_000);

interface Exported {
  readonly text: string;
  readonly sentAt: string | null;
}

const bigints = (_: string, value: unknown) => (typeof value === "bigint" ? String(value) : value);
