import { readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SyncFailure } from "../../src/desk.ts";
import { hubUrl } from "../../src/engine/sync/ask-hub.ts";
import { backoff } from "../../src/engine/sync/backoff.ts";
import { outboundCount } from "../../store/outbound.ts";
import { openTestHub, type TestHub } from "../hub/open-test-hub.ts";
import { openReplica, type Replica } from "./open-replica.ts";
import { importPeople } from "./people.ts";
import { until } from "./until.ts";

describe("a line that is kept open", { timeout: 240_000 }, () => {
  let hub: TestHub;
  let alice: Replica;
  let bob: Replica;
  beforeEach(async () => {
    hub = await openTestHub();
    alice = await openReplica("alice", { syncs: true });
    bob = await openReplica("bob", { syncs: true });
    await alice.join(hub);
    await bob.join(hub);
    for (const { engine } of [alice, bob]) {
      await until(engine, () => engine.link.state().state === "connected");
    }
  }, 120_000);
  afterEach(async () => {
    await alice.dispose();
    await bob.dispose();
    await hub.dispose();
  }, 120_000);

  it("[L2] brings each decision to the other by itself, and goes on after the hub was away", async () => {
    await importPeople(alice, 2);
    await until(bob.engine, () => has(bob, "identity", 2));
    const ann = await bob.customer("email:p1@example.org");
    await bob.decide(note(ann, "live"));
    await until(alice.engine, () => has(alice, "comment", 1));

    await hub.reopen({
      between: async () => {
        await until(alice.engine, () => alice.engine.link.state().state !== "connected");
        // What is decided meanwhile is there at once, and waits.
        await alice.decide(note(ann, "while it was away"));
        expect(alice.engine.link.state()).toMatchObject({ unsent: 1 });
      },
    });
    await until(bob.engine, () => has(bob, "comment", 2));
    await until(alice.engine, () => alice.engine.link.state().unsent === 0);
    expect(await alice.digest()).toBe(await bob.digest());
  });

  it("[L2] counts what waits as the table does, however decisions and new lines meet", async () => {
    await importPeople(alice, 1);
    const ann = await alice.customer("email:p1@example.org");
    const { engine } = alice;
    for (let turn = 0; turn < 60; turn++) {
      // The line ends, and another one opens at once.
      engine.link.configure({ thin: turn % 2 === 0 });
      await alice.decide(note(ann, `note ${turn}`));
      await engine.exclusive(async () => {
        if (engine.link.state().state !== "connected") return;
        expect(engine.link.state().unsent).toBe(await outboundCount(engine.db));
      });
    }
    await alice.call("syncOnce", {});
    expect(engine.link.state().unsent).toBe(0);
  });

  it("survives a database that refuses for a moment", async () => {
    const { engine } = alice;
    const renamed = (from: string, to: string) => engine.db.schema.alterTable(from).renameTo(to).execute();
    await renamed("outbound", "outbound_gone");
    await alice.call("configureLine", { thin: true });
    await until(engine, () => engine.link.state().state === "offline");
    expect(engine.link.state().retryAt).not.toBeNull();
    await renamed("outbound_gone", "outbound");
    await until(engine, () => engine.link.state().state === "connected");
    await importPeople(alice, 1);
    await until(bob.engine, () => has(bob, "identity", 1));
  });

  it("[S4] shows who is there and what they look at, until somebody does not want it", async () => {
    const { engine } = alice;
    await until(engine, () => engine.link.colleagues("alice").length === 1);
    expect(engine.link.colleagues("alice")).toEqual([{ agent: "bob", at: null, typing: false }]);
    const thread = `t${"1".repeat(26)}`;
    await bob.call("attend", { at: { thread }, typing: true });
    await until(engine, () => engine.link.colleagues("alice")[0]?.typing === true);
    expect(engine.link.colleagues("alice")).toEqual([{ agent: "bob", at: { thread }, typing: true }]);
    expect(engine.link.colleagues("bob")).toEqual([]);
    await bob.call("configureLine", { presence: false });
    await until(engine, () => engine.link.colleagues("alice").length === 0);
    expect(bob.engine.link.state().presence).toBe(false);
  });

  it("[F13] ends when the token is revoked, and says so", async () => {
    await alice.decide({ kind: "agent.set", body: { agent: "bob", role: null }, texts: null });
    await until(bob.engine, () => bob.engine.link.state().state === "refused");
    expect(bob.engine.link.state()).toMatchObject({ reason: "unauthorized" });
    // Not hammered: only somebody's help changes anything.
    expect(bob.engine.link.state().retryAt! - Date.now()).toBeGreaterThan(60_000);
  });
});

describe("connecting", { timeout: 120_000 }, () => {
  let hub: TestHub;
  let desk: Replica;
  beforeAll(async () => {
    hub = await openTestHub();
    desk = await openReplica("alice");
  }, 120_000);
  afterAll(async () => {
    await desk.dispose();
    await hub.dispose();
  });

  const failing = async (url: string, token: string): Promise<SyncFailure | null> => {
    const joined = await desk.call("connectHub", { url, tokens: [token] });
    return "failed" in joined ? joined.failed : null;
  };

  it("says what stands in the way", async () => {
    expect(await failing(hub.url, "unknown")).toBe("unauthorized");
    expect(await failing("ws://127.0.0.1:1", "any")).toBe("unreachable");
    expect(await failing("ftp://127.0.0.1", "any")).toBe("not-a-hub");
    const other = createServer((_, response) => response.end("hello"));
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    expect(await failing(`ws://127.0.0.1:${(other.address() as AddressInfo).port}`, "any")).toBe("not-a-hub");
    other.close();
    expect(desk.engine.link.state().state).toBe("none");
    expect(await desk.call("syncOnce", {})).toEqual({ failed: "unreachable" });
  });

  it("keeps the tokens to the folder's owner, and makes the token's agent the folder's", async () => {
    await writeFile(join(desk.data, "config.json"), '{ "agent": "somebody", "email": "a@example.org" }');
    await desk.join(hub);
    const file = join(desk.data, "hub.json");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ url: hub.url, agents: ["alice"] });
    const config = JSON.parse(await readFile(join(desk.data, "config.json"), "utf8"));
    expect(config).toEqual({ agent: "alice", email: "a@example.org" });
    const secrets = [desk.data, hub.data].map((data) => readFile(join(data, "secret")));
    const [own, theirs] = await Promise.all(secrets);
    expect(own).toEqual(theirs);
  });

  it("never mixes two desks", async () => {
    await importPeople(desk, 1);
    const another = await openTestHub();
    expect(await failing(another.url, another.token("alice"))).toBe("another-desk");
    await another.dispose();
  });
});

describe("the words of a line", () => {
  it("[L3] tries again ever less often, at most thirty seconds apart", () => {
    const longest = Array.from({ length: 40 }, (_, tries) => backoff(tries + 1, () => 1));
    const shortest = Array.from({ length: 40 }, (_, tries) => backoff(tries + 1, () => 0));
    expect(Math.max(...longest)).toBe(30_000);
    expect(longest.slice(0, 5)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000]);
    expect(shortest[0]).toBe(500);
  });

  it("takes a url as people type it", () => {
    expect(hubUrl("example.org:4747")).toBe("ws://example.org:4747");
    expect(hubUrl("https://example.org/")).toBe("wss://example.org");
    expect(hubUrl("wss://example.org/hub/")).toBe("wss://example.org/hub");
    expect(hubUrl("mailto:a@example.org")).toBeNull();
    expect(hubUrl("ws://")).toBeNull();
  });
});

const note = (customer: string, text: string) =>
  ({ kind: "comment.add", body: { customer, message: null }, texts: { text } }) as const;

const has = async ({ engine }: Replica, table: "identity" | "comment", count: number): Promise<boolean> =>
  (await engine.db.selectFrom(table).select("id").execute()).length === count;
