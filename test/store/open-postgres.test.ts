import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterEach, expect, it } from "vitest";
import { scanTables } from "../../src/engine/scan/scan-tables.ts";
import { erasureReach } from "../../store/erasure-reach.ts";
import { migrationsDone } from "../../store/migrate.ts";
import { migrations } from "../../store/migrations/index.ts";
import { openPostgres, type ServerStore } from "../../store/open-postgres.ts";
import { scrub } from "../../store/scrub.ts";
import { describeOnServer } from "./databases.ts";
import { administer, makeDatabase, urlOf } from "./test-server.ts";

describeOnServer("openPostgres", () => {
  const drops: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const drop of drops.splice(0).reverse()) await drop();
  });

  const newDatabase = async (like?: string) => {
    const made = await makeDatabase(like);
    drops.push(made.drop);
    return made;
  };
  const newRole = async (): Promise<string> => {
    const name = `role_${randomUUID().replaceAll("-", "")}`;
    await administer(`create role ${name} login`);
    drops.push(() => administer(`drop role ${name}`));
    return name;
  };
  const opened = async (url: string): Promise<ServerStore> => {
    const store = await openPostgres(url);
    if ("tag" in store) throw new Error(JSON.stringify(store));
    drops.push(store.close);
    return store;
  };

  it("makes the tables in an empty database, for its owner as well, and keeps what was written", async () => {
    const role = await newRole();
    const { name } = await newDatabase(`owner ${role}`);
    const store = await opened(urlOf(name, { name: role }));
    expect(await migrationsDone(store.db)).toEqual(Object.keys(migrations));
    await store.db.insertInto("tombstone").values({ hash: "x" }).execute();
    await store.close();
    await store.close();
    const again = await opened(urlOf(name, { name: role }));
    expect(await again.db.selectFrom("tombstone").select("hash").execute()).toEqual([{ hash: "x" }]);
  });

  it("gives values as the embedded database does", async () => {
    const { db } = await opened((await newDatabase()).url);
    const { rows } = await sql`select 9007199254740991::bigint as safe, 9007199254740993::bigint as large,
      '\\x00ff'::bytea as bytes, '{"a": [1]}'::jsonb as json, 1.5::float8 as float, array['a'] as list`.execute(
      db,
    );
    expect(rows).toEqual([
      {
        safe: 9007199254740991,
        large: 9007199254740993n,
        bytes: new Uint8Array([0, 255]),
        json: { a: [1] },
        float: 1.5,
        list: ["a"],
      },
    ]);
  });

  it("waits for the disk, also where the server does not by habit", async () => {
    const { name, url } = await newDatabase();
    await administer(`alter database ${name} set synchronous_commit = off`);
    const { db } = await opened(url);
    const { rows } = await sql`show synchronous_commit`.execute(db);
    expect(rows).toEqual([{ synchronous_commit: "on" }]);
  });

  it.each([
    ["", "bad-url", ""],
    ["mysql://localhost/desk", "bad-url", ""],
    ["postgres://bob:s3cret-pw@localhost:no/desk", "bad-url", ""],
    ["postgres:///bob:s3cret-pw@localhost/desk", "bad-url", ""],
    ["postgres:bob:s3cret-pw@localhost/desk", "bad-url", ""],
    ["postgres://bob:s3cret-pw#1@localhost/desk", "bad-url", ""],
    ["postgres://bob:1?s3cret-pw@localhost/desk", "bad-url", ""],
    ["postgres://bob:s3cret-pw@127.0.0.1:1/desk", "unreachable", "127.0.0.1:1/desk"],
    ["postgres://bob:s3cret-pw@host.invalid/desk", "unreachable", "host.invalid:5432/desk"],
  ])("tells that %s cannot be opened, without the password", async (url, why, database) => {
    const failure = await openPostgres(url);
    expect(failure).toMatchObject({ tag: "database-unusable", why, database });
    expect(JSON.stringify(failure)).not.toContain("s3cret");
  });

  it("tells that a database is not there, or does not let the role in", async () => {
    expect(await openPostgres(urlOf("not_there", { password: "s3cret-pw" }))).toMatchObject({
      why: "unreachable",
      detail: 'database "not_there" does not exist',
    });
    const { name } = await newDatabase();
    expect(await openPostgres(urlOf(name, { name: "nobody_at_all", password: "s3cret-pw" }))).toMatchObject({
      why: "unreachable",
      detail: 'role "nobody_at_all" does not exist',
    });
  });

  it("refuses a database in which letters have no case, or that is not UTF-8", async () => {
    const bytes = await newDatabase("template template0 encoding 'SQL_ASCII' locale 'C'");
    expect(await openPostgres(bytes.url)).toMatchObject({ why: "locale", detail: "SQL_ASCII" });
    const caseless = await newDatabase("template template0 encoding 'UTF8' locale 'C'");
    expect(await openPostgres(caseless.url)).toMatchObject({ why: "locale", detail: "UTF8" });
  });

  it("says which right a role lacks", async () => {
    const role = await newRole();
    const { name, url } = await newDatabase();
    expect(await openPostgres(urlOf(name, { name: role }))).toMatchObject({ why: "rights" });
    await administer(`grant create on schema public to ${role}`, url);
    drops.push(() => administer(`drop owned by ${role}`, url));
    expect(await openPostgres(urlOf(name, { name: role }))).toMatchObject({
      why: "extension",
      detail: 'permission denied to create extension "pg_trgm"',
    });
    await administer("create extension pg_trgm", url);
    const store = await opened(urlOf(name, { name: role }));
    expect(await migrationsDone(store.db)).toHaveLength(Object.keys(migrations).length);
  });

  it("leaves the database of another program, or of a newer onefold, as it is", async () => {
    const others = await newDatabase();
    await administer("create table orders (id int)", others.url);
    expect(await openPostgres(others.url)).toMatchObject({ why: "other-tables" });
    const newer = await newDatabase();
    await (await opened(newer.url)).close();
    await administer("insert into kysely_migration values ('999-newer', '2030-01-01')", newer.url);
    expect(await openPostgres(newer.url)).toMatchObject({ why: "newer-program" });
  });

  it("[F10] tells how far an erasure reaches, and scrubs as far as the role may", async () => {
    const role = await newRole();
    const owned = await opened((await newDatabase()).url);
    expect((await erasureReach(owned.db)).obstacles).toEqual([]);
    const { name } = await newDatabase(`owner ${role}`);
    const store = await opened(urlOf(name, { name: role }));
    expect(await erasureReach(store.db)).toMatchObject({
      mayVacuumCatalogs: true,
      obstacles: [
        `the write-ahead log is not turned over: grant execute on function pg_switch_wal() to ${role}`,
        `old write-ahead segments stay until the server's own checkpoint: grant pg_checkpoint to ${role}`,
      ],
    });
    await sql`insert into comment (id, customer_id, by, at, text)
      select 'n' || i, 'c', 'alice', 1, 'Wimblefrock' from generate_series(1, 100) i`.execute(store.db);
    await sql`analyze comment`.execute(store.db);
    expect(await scanTables(store.db, "Wimblefrock")).toHaveLength(2);
    await store.db.deleteFrom("comment").execute();
    expect(await scanTables(store.db, "Wimblefrock")).toEqual(["statistics of comment, column text"]);
    await scrub(store);
    expect(await scanTables(store.db, "Wimblefrock")).toEqual([]);
    await administer(
      `grant execute on function pg_switch_wal() to ${role}; grant pg_checkpoint to ${role}`,
      urlOf(name),
    );
    drops.push(() => administer(`drop owned by ${role} cascade`, urlOf(name)));
    expect((await erasureReach(store.db)).obstacles).toEqual([]);
  });
});
