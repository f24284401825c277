import { afterEach, beforeEach, expect, it } from "vitest";
import { encodeStateVector } from "yjs";
import { customerOfIdentity } from "../../src/domain/ids.ts";
import { perform } from "../../src/engine/perform.ts";
import { createHubLog } from "../../src/hub/hub-log.ts";
import type { EncodedEntry } from "../../src/sync/entry-codec.ts";
import { idDigest } from "../../src/sync/id-digest.ts";
import { feedShard, logShard } from "../../src/sync/shard-name.ts";
import { emptyBatch } from "../../store/batch.ts";
import { describeOnEach } from "../store/databases.ts";
import { openWindow } from "../sync/shard-window.ts";
import {
  commentBy,
  connectReplica,
  identityEntry,
  identityOf,
  messageEntry,
  newWriter,
  updateFrame,
} from "./connect-replica.ts";
import { openTestHub, type TestHub } from "./open-test-hub.ts";
import { soon } from "./soon.ts";

describeOnEach("a hub's shards", (place) => {
  let hub: TestHub;
  /** Lines that ended. */
  let ended: string[];
  beforeEach(async () => {
    ended = [];
    const write = (line: string) => {
      if (line.includes('"disconnected"')) ended.push(line);
    };
    hub = await openTestHub({ place, log: createHubLog({ write }) });
  });
  afterEach(() => hub.dispose());

  const isLogged = async ({ id }: EncodedEntry): Promise<boolean> => {
    const { db } = hub.hub.engine;
    return (await db.selectFrom("operation").select("id").where("id", "=", id).execute()).length === 1;
  };

  it("[L2] a decision goes from its writer to the tables and to who reads it", async () => {
    const alice = await connectReplica(hub, { agents: ["alice"] });
    const bob = await connectReplica(hub, { agents: ["bob"] });
    expect(alice.said).toEqual([{ type: "hello", now: expect.any(Number), agents: ["alice"] }]);
    const name = logShard(alice.writer, Date.now());
    const own = await alice.open(name);
    const first = commentBy("alice", alice.writer);
    expect(await own.add([first])).toBe("saved");
    expect(await isLogged(first)).toBe(true);
    await soon(() => bob.lines()[name]).toEqual([1, 0, idDigest([first.id])]);
    const read = await bob.open(name);
    expect(read.isReadOnly).toBe(true);
    expect(read.arrived).toEqual([first]);
    const second = commentBy("alice", alice.writer);
    expect(await own.add([second])).toBe("saved");
    await soon(() => read.arrived).toEqual([first, second]);
    // Nobody is sent what they wrote.
    expect(own.arrived).toEqual([]);
    await soon(() => alice.lines()[name]).toEqual([2, 0, idDigest([first.id, second.id])]);
  });

  it("acknowledges nothing before it is in the tables, and passes nothing on", async () => {
    const alice = await connectReplica(hub, { agents: ["alice"] });
    const bob = await connectReplica(hub, { agents: ["bob"] });
    const name = logShard(alice.writer, Date.now());
    const own = await alice.open(name);
    await own.add([commentBy("alice", alice.writer)]);
    await soon(() => name in bob.lines()).toBe(true);
    const read = await bob.open(name);
    const release = Promise.withResolvers<void>();
    const held = hub.hub.engine.exclusive(() => release.promise);
    let became: unknown = null;
    const entry = commentBy("alice", alice.writer);
    const added = own.add([entry]).then((answer) => {
      became = answer;
    });
    // A round trip of the same socket: the update has arrived by now.
    await alice.open(logShard(alice.writer, Date.now() + 12 * 3_600_000)).catch(() => undefined);
    expect(became).toBeNull();
    expect(read.arrived).toHaveLength(1);
    release.resolve();
    await held;
    await added;
    expect(became).toBe("saved");
    expect(await isLogged(entry)).toBe(true);
  });

  it("bring whoever opens them what a line that ended had sent, though nobody else had them open", async () => {
    const alice = await connectReplica(hub, { agents: ["alice"] });
    const bob = await connectReplica(hub, { agents: ["bob"] });
    const carol = await connectReplica(hub, { agents: ["carol"] });
    const name = logShard(alice.writer, Date.now());
    const own = await alice.open(name);
    const entries = [commentBy("alice", alice.writer), commentBy("alice", alice.writer)];
    await own.add(entries.slice(0, 1));
    await soon(() => name in bob.lines() && name in carol.lines()).toBe(true);
    await bob.open(name);
    const release = Promise.withResolvers<void>();
    const held = hub.hub.engine.exclusive(() => release.promise);
    void own.add(entries.slice(1));
    // A round trip of the same socket: the update has arrived by now.
    await alice.open(feedShard(alice.writer, 1));
    for (const [index, replica] of [alice, bob].entries()) {
      replica.close();
      await soon(() => ended.length).toBe(index + 1);
    }
    const read = await carol.open(name);
    release.resolve();
    await held;
    await soon(() => read.arrived).toEqual(entries);
    await soon(() => carol.lines()[name]).toEqual([2, 0, idDigest(entries.map(({ id }) => id))]);
    // Nobody has it open, and the hub makes it anew.
    carol.close();
    await soon(() => ended.length).toBe(3);
    const again = await (await connectReplica(hub, { agents: ["bob"] })).open(name);
    expect(again.arrived).toEqual(entries);
  });

  it("come back the same out of the tables", async () => {
    const alice = await connectReplica(hub, { agents: ["alice"] });
    const [log, feed] = [logShard(alice.writer, Date.now()), feedShard(alice.writer, 1)];
    const seen = identityOf(alice.writer, "Grace");
    const facts = [identityEntry(seen), messageEntry(seen, "hello"), messageEntry(seen, "again")];
    const decisions = ["one", "two"].map((text) =>
      commentBy("alice", alice.writer, { text, customer: customerOfIdentity(seen.id) }),
    );
    const own = { log: await alice.open(log), feed: await alice.open(feed) };
    expect(await own.feed.add(facts)).toBe("saved");
    expect(await own.log.add(decisions)).toBe("saved");
    const before = [own.log, own.feed].map(({ window }) => encodeStateVector(window.doc));
    const carol = await connectReplica(hub, { agents: ["carol"] });
    await soon(() => [carol.lines()[log]?.[0], carol.lines()[feed]?.[0]]).toEqual([2, 3]);
    const lines = carol.lines();
    alice.close();
    carol.close();
    await hub.reopen();
    const bob = await connectReplica(hub, { agents: ["bob"] });
    await soon(() => bob.lines()).toEqual(lines);
    const read = { log: await bob.open(log), feed: await bob.open(feed) };
    expect([read.log, read.feed].map(({ window }) => encodeStateVector(window.doc))).toEqual(before);
    expect(byId(read.log.arrived)).toEqual(byId(decisions));
    expect(byId(read.feed.arrived)).toEqual(byId(facts));
  });

  it("take again what was acknowledged and not noted, under the same client or another", async () => {
    const writer = newWriter();
    const first = await connectReplica(hub, { writer });
    const name = logShard(writer, Date.now());
    const entries = [commentBy("alice", writer), commentBy("alice", writer)];
    expect(await (await first.open(name, { client: 7 })).add(entries)).toBe("saved");
    first.close();
    for (const client of [7, 8]) {
      const again = await connectReplica(hub, { writer });
      const shard = await again.open(name, { client: 100 + client });
      // A window that does not know what the hub has, as after a crash.
      const lost = openWindow({ known: new Map(), client, onEntries: () => {} });
      const updates: Uint8Array[] = [];
      lost.doc.on("update", (update: Uint8Array) => updates.push(update));
      lost.add(entries);
      for (const update of updates) again.send(updateFrame(name, update));
      const next = commentBy("alice", writer);
      await shard.add([next]);
      // The first acknowledgement was of what had come again.
      await soon(() => isLogged(next)).toBe(true);
      again.close();
    }
    const places = await hub.hub.engine.db
      .selectFrom("shard_entry")
      .select(["client", "clock", "id"])
      .where("shard", "=", name)
      .where("client", "in", [7, 8])
      .orderBy("client")
      .orderBy("clock")
      .execute();
    expect(places.map(({ client, clock, id }) => [Number(client), clock, id])).toEqual(
      [7, 8].flatMap((client) => entries.map(({ id }, index) => [client, 2 * index, id])),
    );
    const state = async () => {
      const reader = await connectReplica(hub, { agents: ["bob"] });
      const shard = await reader.open(name);
      reader.close();
      return {
        vector: shard.window.known(),
        ids: new Set(shard.arrived.map(({ id }) => id)),
      };
    };
    const before = await state();
    expect(before.ids.size).toBe(4);
    await hub.reopen();
    expect(await state()).toEqual(before);
    const reader = await connectReplica(hub, { agents: ["bob"] });
    await soon(() => reader.lines()[name]).toEqual([4, 0, idDigest(before.ids)]);
  });

  it("[D1] a feed takes facts of who may import, and of nobody else", async () => {
    await hub.dispose();
    hub = await openTestHub({ place, agents: { alice: "admin", dave: "reader" } });
    await perform(hub.hub.engine, "alice", {
      ...{ kind: "setting.set", texts: null },
      body: { key: "role.reader", value: ["read"] },
    });
    const dave = await connectReplica(hub, { agents: ["dave"] });
    const shard = await dave.open(feedShard(dave.writer, 1));
    const entry = identityEntry(identityOf(dave.writer, "Grace"));
    expect(await shard.add([entry])).toEqual({
      type: "refused",
      entries: [{ id: entry.id, refusal: { rule: "F13", code: "not-allowed" } }],
    });
  });

  it("hold what the folder held before it was a hub's, also what was decided there since", async () => {
    const add = (name: string) =>
      perform(hub.hub.engine, "alice", {
        ...{ kind: "agent.set", texts: null },
        body: { agent: name, role: "agent" },
      });
    const first = await connectReplica(hub);
    const seen = identityOf(newWriter(), "Grace");
    const { engine } = hub.hub;
    await engine.exclusive(() => engine.write({ ...emptyBatch, identities: [seen] }, []));
    await add("dave");
    first.close();
    const names = [logShard(engine.writer, Date.now()), feedShard(engine.writer, 1)] as const;
    await hub.reopen();
    await add("erin");
    await hub.reopen();
    const reader = await connectReplica(hub);
    const log = await reader.open(names[0]);
    const feed = await reader.open(names[1]);
    // Three agents when the hub was made, and two since.
    expect(log.arrived).toHaveLength(5);
    expect(feed.arrived).toEqual([identityEntry(seen, engine.writer)]);
    await soon(() => reader.lines()).toMatchObject({
      [names[0]]: [5, 0, expect.any(Number)],
      [names[1]]: [1, 0, expect.any(Number)],
    });
  });

  it("[design §3] tells what is closed, and takes nothing more into it", async () => {
    await hub.dispose();
    let now = Date.UTC(2026, 10, 25);
    hub = await openTestHub({ place, now: () => now });
    const alice = await connectReplica(hub);
    const name = logShard(alice.writer, now);
    const shard = await alice.open(name);
    const at = { at: 0 };
    expect(await shard.add([commentBy("alice", alice.writer, at)])).toBe("saved");
    now = Date.UTC(2026, 10, 30, 23);
    expect(await shard.add([commentBy("alice", alice.writer, at)])).toBe("saved");
    now = Date.UTC(2026, 11, 1, 1);
    expect(await shard.add([commentBy("alice", alice.writer, at)])).toEqual({
      type: "reopen",
      why: "sealed",
    });
    alice.close();
    await hub.reopen();
    const bob = await connectReplica(hub, { agents: ["bob"] });
    await soon(() => bob.lines()[name]).toEqual([2, 1, expect.any(Number)]);
  });
});

const byId = (entries: readonly EncodedEntry[]) => entries.toSorted((a, b) => (a.id < b.id ? -1 : 1));
