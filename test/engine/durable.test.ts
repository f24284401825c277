import { readdir, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { openDesk } from "../../src/engine/open-desk.ts";
import { openEngine } from "../../src/engine/open-engine.ts";
import { emptyBatch } from "../../store/batch.ts";
import { encodeBatch } from "../../store/encode-batch.ts";
import { migrations } from "../../store/migrations/index.ts";
import { openPglite } from "../../store/open-pglite.ts";
import { openStore } from "../../store/open-store.ts";
import { openTestDesk, type TestDesk } from "./open-test-desk.ts";
import { mail, mbox } from "./sample-mail.ts";

describe("a data folder", () => {
  let desk: TestDesk;
  beforeEach(async () => {
    desk = await openTestDesk();
    await desk.importText(
      "mails.mbox",
      mbox(
        mail("1", "Ann <ann@example.org>", "Hello", 1),
        mail("2", "Bob <bob@example.org>", "Hi", 2, "References: <1@example.org>"),
        mail("3", "Ann <ann@example.org>", "Hello", 3, "In-Reply-To: <2@example.org>"),
      ),
    );
    const ann = await desk.call("resolve", { what: "customer", text: "email:ann@example.org" });
    const bob = await desk.call("resolve", { what: "customer", text: "email:bob@example.org" });
    if (!("ok" in ann) || !("ok" in bob)) throw new Error("both were imported");
    await desk.call("perform", {
      decision: {
        kind: "customer.merge",
        body: { into: ann.ok, from: [bob.ok], fields: ["company"] },
        texts: { set: { company: "Both" } },
      },
    });
  });
  afterEach(() => desk.dispose());

  const tables = async () => ({
    digest: await desk.call("digest", {}),
    inbox: await desk.call("inboxPage", { folder: "all", offset: 0, limit: 100 }),
    found: await desk.call("customerSearch", { text: "bo", offset: 0, limit: 10 }),
  });

  it("is the same after the database was thrown away", async () => {
    const before = await tables();
    await desk.reopen({ rebuild: true });
    expect(await tables()).toEqual(before);
    await desk.reopen({ between: () => rm(join(desk.data, "pg"), { recursive: true }) });
    expect(await tables()).toEqual(before);
    expect(await desk.call("check", {})).toMatchObject({ ok: true });
  });

  it("makes a database that no longer opens anew out of the journal", async () => {
    const before = await tables();
    await desk.reopen({ between: () => truncate(join(desk.data, "pg", "global", "pg_control"), 100) });
    expect(await tables()).toEqual(before);
    await desk.reopen({ between: () => writeFile(join(desk.data, "pg", "PG_VERSION"), "12\n") });
    expect(await tables()).toEqual(before);
    expect(await desk.call("check", {})).toMatchObject({ ok: true });
  });

  it("leaves a database alone that only a newer program, or nothing, could make anew", async () => {
    await desk.reopen({
      between: async () => {
        const store = await openStore(join(desk.data, "pg"));
        await sql`update kysely_migration set name = '999-newer' where name = (select max(name) from kysely_migration)`.execute(
          store.db,
        );
        await store.close();
        const failure = { tag: "folder-of-newer-program", folder: desk.data };
        expect(await openEngine({ data: desk.data })).toEqual(failure);
        const again = await openPglite(join(desk.data, "pg"));
        const newest = Object.keys(migrations).at(-1);
        await again.exec(`update kysely_migration set name = '${newest}' where name = '999-newer'`);
        await again.close();
      },
    });
    expect(await desk.call("check", {})).toMatchObject({ ok: true });
  });

  it("applies what a crash left between journal and database, once", async () => {
    const { operations } = await desk.call("digest", {});
    const found = await desk.call("resolve", { what: "customer", text: "email:ann@example.org" });
    const customer = "ok" in found ? found.ok : "";
    const crash = async (): Promise<void> => {
      const engine = await openEngine({ data: desk.data });
      if ("tag" in engine) throw new Error(engine.tag);
      const id = `o${"0".repeat(26)}`;
      const operation = {
        id,
        at: engine.tick(),
        by: "alice",
        writer: engine.writer,
        kind: "customer.lock",
        body: { customer },
        texts: null,
      } as const;
      // On disk, and acknowledged, but never applied.
      await engine.journal.append(encodeBatch({ ...emptyBatch, operations: [operation] }));
      await engine.close();
    };
    await desk.reopen({ between: crash });
    expect(await desk.call("digest", {})).toMatchObject({ operations: operations + 1 });
    expect(await desk.call("customer", { customer })).toMatchObject({ locked: true });
    await desk.reopen();
    expect(await desk.call("digest", {})).toMatchObject({ operations: operations + 1 });
    expect(await desk.call("check", {})).toMatchObject({ ok: true });
  });

  it("opens once at a time, and says who has it", async () => {
    const second = await openDesk({ data: desk.data, template: inject("template") });
    expect(second).toEqual({ failure: { tag: "folder-in-use", folder: desk.data, pid: process.pid } });
    expect((await desk.call("check", {})).ok).toBe(true);
  });

  it("keeps personal data out of its file names, and finds a text wherever it is kept", async () => {
    const names = await readdir(desk.data, { recursive: true });
    expect(names.filter((name) => /ann|bob/i.test(name))).toEqual([]);
    const { found } = await desk.call("check", { scan: "BOB@example.org" });
    expect(found.some((place) => place.startsWith("journal"))).toBe(true);
    expect(found.some((place) => /identity\b.*handle/.test(place))).toBe(true);
    expect((await desk.call("check", { scan: "nowhere-to-be-found" })).found).toEqual([]);
  });
});
