import { randomBytes } from "node:crypto";
import type { KyselyPlugin } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { customerOfIdentity, encodeBase32 } from "../../src/domain/ids.ts";
import { deskSecret } from "../../src/engine/desk-secret.ts";
import { perform } from "../../src/engine/perform.ts";
import { createHealthCheck } from "../../src/hub/health-check.ts";
import { exportPath, healthPath, joinPath } from "../../src/sync/protocol.ts";
import { feedShard } from "../../src/sync/shard-name.ts";
import { connectReplica, identityEntry, identityOf } from "./connect-replica.ts";
import { openTestHub, type TestHub } from "./open-test-hub.ts";

const newOutboxId = () => `e${encodeBase32(randomBytes(16))}`;

describe("requests to a hub", () => {
  let hub: TestHub;
  let customer: string;
  beforeAll(async () => {
    hub = await openTestHub({ environment: {} });
    const alice = await connectReplica(hub);
    const seen = identityOf(alice.writer, "Grace");
    customer = customerOfIdentity(seen.id);
    await (await alice.open(feedShard(alice.writer, 1))).add([identityEntry(seen)]);
  });
  afterAll(() => hub.dispose());

  const ask = (path: string, agents: readonly string[], init: RequestInit = {}) =>
    fetch(`${hub.url.replace("ws", "http")}${path}`, {
      ...init,
      headers: agents.length === 0 ? {} : { authorization: `Bearer ${agents.map(hub.token).join(", ")}` },
    });
  const askExport = (agents: readonly string[], body: unknown) =>
    ask(exportPath, agents, { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) });

  it("tell anybody that it can work, and nothing else", async () => {
    const health = await ask(healthPath, []);
    expect([health.status, await health.json()]).toEqual([200, { ok: true }]);
    for (const path of [joinPath, exportPath]) expect((await ask(path, [])).status).toBe(401);
    expect((await ask("/", ["alice"])).status).toBe(404);
  });

  it("ask the database once for all who ask within a second", async () => {
    let asked = 0;
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        asked++;
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    const { engine } = hub.hub;
    const db = engine.db.withPlugin(counting);
    const isHealthy = createHealthCheck({ db, isDatabaseLost: engine.isDatabaseLost });
    expect(await Promise.all(Array.from({ length: 20 }, isHealthy))).not.toContain(false);
    expect(asked).toBe(1);
  });

  it("give a replica that joins the desk's secret", async () => {
    const joining = await ask(joinPath, ["alice", "bob"]);
    expect(joining.headers.get("cache-control")).toBe("no-store");
    expect(await joining.json()).toEqual({
      secret: Buffer.from(await deskSecret(hub.data)).toString("base64"),
      agents: ["alice", "bob"],
      now: expect.any(Number),
    });
    const wrong = { headers: { authorization: `Bearer ${hub.token("alice")},wrong` } };
    expect((await fetch(`${hub.url.replace("ws", "http")}${joinPath}`, wrong)).status).toBe(401);
  });

  it("[D5] [F9] export a customer by the hub's mail, for who may have it", async () => {
    const to = "bob@example.org";
    const id = newOutboxId();
    const wanted = { id, customer, agent: "bob", to };
    const taken = { ok: { files: [], mailed: null, queued: true, failure: "not-configured" } };
    expect(await (await askExport(["bob"], wanted)).json()).toEqual(taken);
    expect(hub.hub.engine.outbox.list()).toMatchObject([{ id, customer, to, by: "bob" }]);
    // Whoever got no answer asks again, at once or later.
    const repeated = await Promise.all([askExport(["bob"], wanted), askExport(["bob"], wanted)]);
    for (const answer of repeated) expect(await answer.json()).toEqual(taken);
    expect(hub.hub.engine.outbox.list()).toHaveLength(1);
    expect((await askExport(["bob"], { ...wanted, agent: "alice" })).status).toBe(403);
    expect((await askExport(["bob"], { id, customer, to })).status).toBe(400);
    for (const odd of ["../../secret", "e1", undefined])
      expect((await askExport(["bob"], { ...wanted, id: odd })).status).toBe(400);
    expect((await askExport(["bob"], "x".repeat(10_000))).status).toBe(400);
    const anew = { ...wanted, id: newOutboxId() };
    expect(await (await askExport(["bob"], { ...anew, customer: "c" })).json()).toEqual({ missing: "c" });
    await perform(hub.hub.engine, "alice", { kind: "customer.lock", body: { customer }, texts: null });
    expect(await (await askExport(["bob"], anew)).json()).toMatchObject({
      refused: { rule: "F9", code: "locked", by: "alice" },
    });
  });
});
