import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore, type Store } from "../../store/open-store.ts";
import { scrub } from "../../store/scrub.ts";

const secret = "Zyxwvutsrq";
let folder: string;
let store: Store;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "onefold-scrub-"));
  store = await openStore(join(folder, "pg"));
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const filesWithSecret = async (): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    if (bytes.includes(secret) || bytes.includes(secret.toLowerCase())) found.push(entry.name);
  }
  return found;
};

describe("scrub", () => {
  it("[F10] leaves no byte of deleted rows in tables, indexes, statistics and write-ahead log", async () => {
    await sql`insert into message (id, thread_id, at, writer, direction, author, subject, text, words)
      select 'm' || i, 't', i, 'w', 'in', ${secret}, ${secret}, ${`about ${secret} `} || i, to_tsvector('simple', ${secret} || ' ' || i)
      from generate_series(1, 3000) i`.execute(store.db);
    await sql`insert into customer (id, name, locked, anonymized, review, profile, search, first_at)
      select 'c' || i, ${secret}, false, false, false, '{}', ${secret.toLowerCase()}, 1 from generate_series(1, 500) i`.execute(
      store.db,
    );
    await sql`analyze`.execute(store.db);
    await sql`checkpoint`.execute(store.db);
    expect(await filesWithSecret()).not.toEqual([]);

    await store.db.deleteFrom("message").execute();
    await store.db.updateTable("customer").set({ name: "", search: "" }).execute();
    const steps: number[] = [];
    await scrub(store, { onStep: ({ done }) => steps.push(done) });

    expect(await filesWithSecret()).toEqual([]);
    expect(steps.at(-1)).toBe(steps.length);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from customer`.execute(store.db);
    expect(rows).toEqual([{ n: 500 }]);
  });
});
