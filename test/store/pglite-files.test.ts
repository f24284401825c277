import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PGlite } from "@electric-sql/pglite";
import { afterEach, beforeEach, expect, inject, it } from "vitest";
import { openPglite } from "../../store/open-pglite.ts";
import { copyTemplate } from "../../store/template.ts";

let folder: string;
let pglite: PGlite;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "onefold-files-"));
  copyTemplate(inject("template"), join(folder, "pg"));
  pglite = await openPglite(join(folder, "pg"));
  await pglite.exec("create table pages (id int primary key, text text)");
});
afterEach(async () => {
  if (!pglite.closed) await pglite.close();
  await rm(folder, { recursive: true, force: true });
});

const one = async <T>(query: string): Promise<T> => {
  const { rows } = await pglite.query<{ value: T }>(query);
  return rows[0]!.value;
};

/** The table's file, within the folder. */
const fileOf = async (table: string): Promise<string> =>
  join(folder, "pg", await one<string>(`select pg_relation_filepath('${table}') as value`));

/** How many pages a scan of the table goes through. */
const pages = async (): Promise<number> =>
  (await one<number>("select max((ctid::text::point)[0])::int as value from pages")) + 1;

const fill = (from: number, to: number): Promise<unknown> =>
  pglite.query(`insert into pages select n, repeat('x', 500) from generate_series(${from}, ${to}) n`);

it("reads all of a table while it grows, shrinks and is made anew", async () => {
  const steps: readonly (readonly [rows: number, step: () => Promise<unknown>])[] = [
    [2_000, () => fill(1, 2_000)],
    [2_010, () => fill(2_001, 2_010)],
    [500, () => pglite.exec("delete from pages where id > 500")],
    [500, () => pglite.exec("vacuum pages")],
    [2_500, () => fill(3_001, 5_000)],
    [2_500, () => pglite.exec("vacuum full pages")],
    [0, () => pglite.exec("truncate pages")],
    [300, () => fill(1, 300)],
  ];
  for (const [rows, step] of steps) {
    await step();
    // A scan reads as many pages as the file is long.
    expect(await one<number>("select count(*)::int as value from pages")).toBe(rows);
    await pglite.exec("checkpoint");
  }
  expect((await stat(await fileOf("pages"))).size).toBe((await pages()) * 8_192);
});

it("finds the maps of free space and of visibility once they are made, and fills what is free", async () => {
  await fill(1, 3_000);
  const file = await fileOf("pages");
  await pglite.exec("delete from pages where id % 2 = 0");
  await pglite.exec("vacuum pages");
  const beside = (await readdir(join(file, ".."))).filter((name) =>
    `${name}_`.startsWith(`${file.split("/").pop()}_`),
  );
  expect(beside.map((name) => name.replace(/^\d+/, "")).sort()).toEqual(["", "_fsm", "_vm"]);
  const before = await pages();
  await fill(10_001, 11_400);
  expect(await pages()).toBe(before);
});

it("opens again with everything, and reads and writes on", async () => {
  await fill(1, 2_000);
  await pglite.close();
  pglite = await openPglite(join(folder, "pg"));
  await fill(2_001, 4_000);
  expect(await one<number>("select count(*)::int as value from pages")).toBe(4_000);
  expect(await one<number>("select count(*)::int as value from pages where id = 3999")).toBe(1);
});
