import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { checkDesk } from "../../src/engine/check.ts";
import { digestOf } from "../../src/engine/digest.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { openEngine } from "../../src/engine/open-engine.ts";
import { perform } from "../../src/engine/perform.ts";
import { agentRows } from "../../src/engine/settings-view.ts";
import { describeOnServer, type TestDatabase } from "../store/databases.ts";
import { administer } from "../store/test-server.ts";
import { openServerProxy, type ServerProxy } from "./server-proxy.ts";

describeOnServer("a desk whose tables are on a server", (place) => {
  let folder: string;
  let database: TestDatabase;
  let proxy: ServerProxy;
  const engines: Engine[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "onefold-server-"));
    database = await place.makeDatabase();
    proxy = await openServerProxy(database.url!);
  });
  afterEach(async () => {
    for (const engine of engines.splice(0)) await engine.close();
    await proxy.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const open = async (url = database.url, data = "data") => {
    const engine = await openEngine({ data: join(folder, data), database: url });
    if (!("tag" in engine)) engines.push(engine);
    return engine;
  };
  const opened = async (url?: string): Promise<Engine> => {
    const engine = await open(url);
    if ("tag" in engine) throw new Error(JSON.stringify(engine));
    return engine;
  };
  const add = (engine: Engine, agent: string) =>
    perform(engine, "alice", { kind: "agent.set", body: { agent, role: "agent" }, texts: null });
  const revoke = (engine: Engine, agent: string) =>
    perform(engine, "alice", { kind: "agent.set", body: { agent, role: null }, texts: null });
  const agents = ({ projection }: Engine) =>
    agentRows(projection.desk(), "alice").flatMap(({ name, role }) => (role === null ? [] : [name]));
  const operations = async ({ db, projection }: Engine) => (await digestOf(db, projection.desk())).operations;

  it("keeps nothing in the data folder that it would have to be rebuilt from", async () => {
    const engine = await opened();
    await add(engine, "bob");
    expect(engine.journal.last()).toBe(1);
    await engine.close();
    const again = await opened();
    expect(agents(again)).toEqual(["alice", "bob"]);
    expect((await checkDesk(again, undefined)).checks.map(({ name, ok }) => [name, ok])).toContainEqual([
      "durability",
      true,
    ]);
  });

  it("opens once at a time, and says who has it; the first is not harmed", async () => {
    const engine = await opened();
    expect(await open(database.url, "other")).toMatchObject({
      tag: "database-in-use",
      holder: expect.stringContaining(`${process.pid}`),
    });
    expect(await add(engine, "bob")).toMatchObject({ ok: {} });
    await engine.close();
    expect(await open(database.url, "other")).toMatchObject({ tag: "database-unusable", why: "other-desk" });
    expect(agents(await opened())).toEqual(["alice", "bob"]);
  });

  it("refuses while the server is away, and goes on when it is back", async () => {
    const engine = await opened(proxy.url);
    await add(engine, "bob");
    proxy.cut();
    await expect(add(engine, "carol")).rejects.toThrow();
    await expect(add(engine, "carol")).rejects.toThrow();
    proxy.restore();
    expect(await add(engine, "carol")).toMatchObject({ ok: {} });
    expect(agents(engine)).toEqual(["alice", "bob", "carol"]);
    expect(await operations(engine)).toBe(2);
  });

  it("judges by what the server kept of a batch whose acknowledgement was lost", async () => {
    const engine = await opened(proxy.url);
    await add(engine, "bob");
    proxy.cutAtCommit();
    await expect(revoke(engine, "bob")).rejects.toThrow();
    proxy.restore();
    expect(await add(engine, "dora")).toMatchObject({ ok: {} });
    expect(agents(engine)).toEqual(["alice", "dora"]);
    expect(await operations(engine)).toBe(3);
    expect(engine.projection.applied()).toBe(3);
    await engine.close();
    const again = await opened();
    expect(await operations(again)).toBe(3);
    expect((await checkDesk(again, undefined)).ok).toBe(true);
  });

  it("takes nothing while somebody else has the database, and then what these decided", async () => {
    const first = await opened(proxy.url);
    await add(first, "bob");
    proxy.cut();
    // Another process that has a copy of the data folder.
    await rm(join(folder, "data", "lock.db"));
    const second = await opened();
    await add(second, "carol");
    proxy.restore();
    await expect(add(first, "dora")).rejects.toThrow("another onefold works in the database");
    await second.close();
    expect(await add(first, "eve")).toMatchObject({ ok: {} });
    expect(agents(first)).toEqual(["alice", "bob", "carol", "eve"]);
    expect((await checkDesk(first, undefined)).ok).toBe(true);
  });

  it("applies nothing to a state that it does not know, whatever became of the lock", async () => {
    const engine = await opened();
    await add(engine, "bob");
    await engine.store.exec("update meta set value = '7' where key = 'applied'");
    await expect(add(engine, "carol")).rejects.toThrow("written by somebody else");
    expect(await add(engine, "carol")).toMatchObject({ ok: {} });
    expect(engine.projection.applied()).toBe(8);
  });

  it("closes without the server", async () => {
    const engine = await opened(proxy.url);
    proxy.cut();
    await engine.close();
    await engine.close();
  });

  it("does not outlive its database by more than a rejection", async () => {
    const engine = await opened();
    const name = new URL(database.url!).pathname.slice(1);
    await administer(`drop database ${name} with (force)`);
    await expect(add(engine, "bob")).rejects.toThrow();
    await engine.close();
    await administer(`create database ${name}`);
  });
});
