/**
 * Bytes between replica and hub, through a counting proxy, beside the same operations as JSON. Prints one JSON object.
 * node scripts/bench-sync.ts TEMPLATE [OPERATIONS]
 */
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { createAgentToken } from "../src/domain/agent-token.ts";
import { encodeBase32 } from "../src/domain/ids.ts";
import type { Engine } from "../src/engine/engine.ts";
import { openEngine } from "../src/engine/open-engine.ts";
import { perform } from "../src/engine/perform.ts";
import { openHub } from "../src/hub/open-hub.ts";
import type { Decision, Operation } from "../src/operations/operation.ts";
import { emptyBatch } from "../store/batch.ts";
import { type LineProxy, openLineProxy } from "../test/connected/line-proxy.ts";

const [template = null, wanted = "100000"] = process.argv.slice(2);
const folder = await mkdtemp(join(tmpdir(), "onefold-bench-sync-"));
const atOnce = 1_000;

const open = async (name: string, syncs = false): Promise<Engine> => {
  const opened = await openEngine({ data: join(folder, name), template, syncs, environment: {} });
  if ("tag" in opened) throw new Error(opened.tag);
  return opened;
};

const id = (letter: string): string => letter + encodeBase32(randomBytes(16));

/** Decisions without texts of the kinds that there are, each about customers and threads of its own. */
const decisions: readonly (() => Decision)[] = [
  () => ({ kind: "customer.lock", body: { customer: id("c") }, texts: null }),
  () => ({ kind: "case.open", body: { thread: id("t"), identity: id("i") }, texts: null }),
  () => ({ kind: "identity.detach", body: { identity: id("i"), from: id("c") }, texts: null }),
  () => ({ kind: "operation.undo", body: { operations: [id("o")] }, texts: null }),
];

const decided = (engine: Engine, by: string, count: number): readonly Operation[] =>
  Array.from({ length: count }, (_, index) => ({
    ...decisions[index % decisions.length]!(),
    id: id("o"),
    at: engine.tick(),
    by,
    writer: engine.writer,
  }));

/** Records decisions as one batch; gives the bytes that they are as JSON. */
const record = async (engine: Engine, by: string, count: number): Promise<number> => {
  const operations = decided(engine, by, count);
  await engine.exclusive(() =>
    engine.write({ ...emptyBatch, operations, isOutbound: engine.isOutbound() }, []),
  );
  return Buffer.byteLength(JSON.stringify(operations));
};

const tokens = new Map<string, string>();
const agents = async (engine: Engine): Promise<void> => {
  for (const agent of ["alice", "bob", "carol"]) {
    const { token, hash } = createAgentToken();
    tokens.set(agent, token);
    const body = { agent, role: "admin", token: hash };
    await perform(engine, "alice", { kind: "agent.set", body, texts: null });
  }
};

const joinHub = async (engine: Engine, agent: string, proxy: LineProxy): Promise<void> => {
  const joined = await engine.link.connect(proxy.url, [tokens.get(agent)!]);
  if (!("hub" in joined)) throw new Error(JSON.stringify(joined));
};

const exchange = async (engine: Engine): Promise<void> => {
  const report = await engine.link.once();
  if (!("ok" in report)) throw new Error(JSON.stringify(report));
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const minute = async (proxy: LineProxy): Promise<number> => {
  proxy.reset();
  await wait(60_000);
  return proxy.up + proxy.down;
};

const log = pino({ level: "silent" });
const hubOn = async (name: string) => {
  const hub = await openHub({ data: join(folder, name), template, host: "127.0.0.1", port: 0, log });
  if ("tag" in hub) throw new Error(hub.tag);
  return hub;
};

/** Two replicas on one hub: what their decisions and their silence cost. */
const measureLines = async () => {
  const seed = await open("hub");
  await agents(seed);
  await seed.close();
  const hub = await hubOn("hub");
  const proxies = { alice: await openLineProxy(hub.url), bob: await openLineProxy(hub.url) };
  let alice = await open("alice", true);
  let bob = await open("bob", true);
  await joinHub(alice, "alice", proxies.alice);
  await joinHub(bob, "bob", proxies.bob);
  await exchange(alice);
  await exchange(bob);

  const { alice: proxy } = proxies;
  await record(alice, "alice", 1);
  await exchange(alice);
  proxy.reset();
  const batchJson = (await record(alice, "alice", 100)) / 100;
  await exchange(alice);
  const batch = proxy.up / 100;

  proxy.reset();
  let aloneJson = 0;
  for (let n = 0; n < 20; n++) {
    aloneJson += await record(alice, "alice", 1);
    await exchange(alice);
  }
  const alone = proxy.up / 20;

  await wait(3_000);
  const withPresence = await minute(proxy);
  alice.link.configure({ presence: false });
  bob.link.configure({ presence: false });
  await wait(5_000);
  const withoutPresence = await minute(proxy);

  await alice.close();
  await bob.close();
  alice = await open("alice");
  bob = await open("bob");
  const offlineJson = (await record(alice, "alice", 100)) + (await record(bob, "bob", 100));
  for (const each of Object.values(proxies)) each.reset();
  await exchange(alice);
  await exchange(bob);
  await exchange(alice);
  const up = Math.max(proxies.alice.up, proxies.bob.up);
  const down = Math.max(proxies.alice.down, proxies.bob.down);
  await alice.close();
  await bob.close();
  for (const each of Object.values(proxies)) await each.close();
  await hub.close();
  return {
    batch: { up: batch, json: batchJson },
    alone: { up: alone, json: aloneJson / 20 },
    idle: { withPresence, withoutPresence },
    offline: { up, down, json: offlineJson / 2 },
  };
};

/** A replica that comes when there is much already. */
const measureFetch = async (count: number) => {
  const seed = await open("full-hub");
  await agents(seed);
  let json = 0;
  for (let at = 0; at < count; at += atOnce)
    json += await record(seed, "alice", Math.min(atOnce, count - at));
  await seed.close();
  const hub = await hubOn("full-hub");
  const proxy = await openLineProxy(hub.url);
  const carol = await open("carol");
  await joinHub(carol, "carol", proxy);
  proxy.reset();
  const start = performance.now();
  await exchange(carol);
  const ms = performance.now() - start;
  await carol.close();
  await proxy.close();
  await hub.close();
  return { count, down: proxy.down, up: proxy.up, json, ms };
};

try {
  const lines = await measureLines();
  console.log(JSON.stringify({ ...lines, fetch: await measureFetch(Number(wanted)) }));
} finally {
  await rm(folder, { recursive: true, force: true });
}
