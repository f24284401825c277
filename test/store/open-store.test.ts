import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { migrationsDone } from "../../store/migrate.ts";
import { migrations } from "../../store/migrations/index.ts";
import { openStore } from "../../store/open-store.ts";

describe("openStore", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "onefold-store-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("makes a migrated database out of the template and keeps what was written", async () => {
    const pg = join(folder, "pg");
    const store = await openStore(pg, { template: inject("template") });
    expect(await migrationsDone(store.db)).toEqual(Object.keys(migrations));
    await store.db.insertInto("tombstone").values({ hash: "x" }).execute();
    await store.close();
    await store.close();

    const again = await openStore(pg);
    expect(await again.db.selectFrom("tombstone").select("hash").execute()).toEqual([{ hash: "x" }]);
    await again.close();
  });

  it("keeps the database from everybody else, also where it was made for all to see", async () => {
    const pg = join(folder, "pg");
    await (await openStore(pg, { template: inject("template") })).close();
    expect((await stat(pg)).mode & 0o777).toBe(0o700);
    await chmod(pg, 0o755);
    await (await openStore(pg)).close();
    expect((await stat(pg)).mode & 0o777).toBe(0o700);
  });

  it("never recycles write-ahead segments, which would keep erased bytes", async () => {
    const store = await openStore(join(folder, "pg"), { template: inject("template") });
    const { rows } = await sql`show wal_recycle`.execute(store.db);
    expect(rows).toEqual([{ wal_recycle: "off" }]);
    await store.close();
  });

  it("starts over when the making of the database was cut short", async () => {
    const pg = join(folder, "pg");
    const store = await openStore(pg, { template: inject("template") });
    await store.close();
    await writeFile(join(pg, "PG_VERSION"), "");
    await writeFile(`${pg}.making`, "");

    const again = await openStore(pg, { template: inject("template") });
    expect(await again.db.selectFrom("meta").selectAll().execute()).toEqual([]);
    await again.close();
    expect(existsSync(`${pg}.making`)).toBe(false);
  });
});
