import { Client } from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { openTestDesk, type TestDesk } from "../engine/open-test-desk.ts";
import { describeOnServer } from "../store/databases.ts";
import { administer, aloneWithFiles, filesOfServer, testServer } from "../store/test-server.ts";
import { decide, leaveTraces, type MadeUpPerson, traces } from "./made-up-person.ts";
import { rawGrep } from "./raw-grep.ts";

describeOnServer("erasing a person on a server", (server) => {
  vi.setConfig({ testTimeout: 120_000 });
  let release: () => Promise<void>;
  let files: string;
  let url: string;
  let desk: TestDesk;
  let person: MadeUpPerson;
  beforeAll(async () => {
    release = await aloneWithFiles();
    files = await filesOfServer();
    desk = await openTestDesk({
      ...server,
      makeDatabase: async () => {
        const database = await server.makeDatabase();
        url = database.url!;
        return database;
      },
    });
    person = await leaveTraces(desk);
    // As the server itself does now and then: what erasing has to reach is then also there.
    await administer("analyze; checkpoint", url);
  });
  afterAll(async () => {
    await desk.dispose();
    await release();
  });

  const scan = async (text: string) => (await desk.call("check", { scan: text })).found;

  it("[F10] leaves no byte of it in tables, indexes, statistics and write-ahead log", async () => {
    const kept = Object.values(traces).filter((text) => text !== traces.cancelled);
    const before = await rawGrep(files, ...Object.values(traces));
    expect([...new Set(before.map((place) => place.slice(0, place.lastIndexOf(":"))))].sort()).toEqual(
      [...kept].sort(),
    );
    expect(await scan(traces.name)).toEqual(
      expect.arrayContaining([
        expect.stringContaining("table identity, column name"),
        expect.stringContaining("table message, column author"),
        expect.stringContaining("statistics of message, column author"),
      ]),
    );
    await decide(desk, {
      kind: "customer.anonymize",
      body: { identities: person.identities },
      texts: null,
    });
    expect(await desk.call("erasure", {})).toEqual({ unreached: [], sending: 0 });

    expect(await rawGrep(files, ...Object.values(traces))).toEqual([]);
    for (const text of [traces.name, traces.line, traces.comment, traces.undone])
      expect([text, await scan(text)]).toEqual([text, []]);
    expect(await desk.call("check", {})).toMatchObject({ ok: true });
  });

  it.each([
    [
      "reads in the database",
      "Zorbelina Quandertop",
      () => url,
      "begin isolation level repeatable read; select from meta",
    ],
    [
      "writes elsewhere on the server",
      "Mirbolino Tufferdack",
      () => testServer,
      "begin; select pg_current_xact_id()",
    ],
  ])("[F10] waits for whoever %s", async (_, name, place, begins) => {
    await desk.importText(
      "one.csv",
      `channel,kind,handle,name,text\nmail,email,${name[0]}@example.org,${name},hello\n`,
    );
    const { rows } = await desk.call("identities", { offset: 0, limit: 100 });
    const other = new Client({ connectionString: place() });
    other.on("error", () => undefined);
    await other.connect();
    await other.query(begins);
    await decide(desk, {
      kind: "customer.anonymize",
      body: { identities: rows.filter((row) => row.name === name).map(({ id }) => id) },
      texts: null,
    });
    let isErased = false;
    const erasure = desk.call("erasure", {}).then(() => {
      isErased = true;
    });
    // It has looked twice.
    const looks = new Set<unknown>();
    await vi.waitUntil(async () => {
      const started = await administer(
        `select query_start::text from pg_stat_activity where datname = current_database()
         and pid <> pg_backend_pid() and query like '%pg_prepared_xacts%'`,
        url,
      );
      for (const row of started) looks.add(JSON.stringify(row));
      return looks.size > 1;
    }, 10_000);
    expect(isErased).toBe(false);
    expect(await rawGrep(files, name)).not.toEqual([]);
    await other.end();
    await erasure;
    expect(await rawGrep(files, name)).toEqual([]);
  });
});
