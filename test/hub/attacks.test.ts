import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { connect } from "node:net";
import * as encoding from "lib0/encoding";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { encodeStateAsUpdate } from "yjs";
import { createAgentToken } from "../../src/domain/agent-token.ts";
import { customerOfIdentity, type WriterId } from "../../src/domain/ids.ts";
import { clockAt } from "../../src/domain/order.ts";
import { digestOf } from "../../src/engine/digest.ts";
import { newOperationId } from "../../src/engine/fact-ids.ts";
import { perform } from "../../src/engine/perform.ts";
import type { Operation } from "../../src/operations/operation.ts";
import type { EncodedEntry } from "../../src/sync/entry-codec.ts";
import { closeCodes, maxPayload, maxTexts } from "../../src/sync/protocol.ts";
import { feedShard, logShard } from "../../src/sync/shard-name.ts";
import { updateOf } from "../../src/sync/synthesise.ts";
import { describeOnEach } from "../store/databases.ts";
import { openWindow } from "../sync/shard-window.ts";
import {
  commentBy,
  connectReplica,
  headersOf,
  identityEntry,
  identityOf,
  newWriter,
  operationEntry,
  type TestReplica,
  type TestShard,
  updateFrame,
} from "./connect-replica.ts";
import { fuzz } from "./fuzz-frames.ts";
import { openTestHub, type TestHub } from "./open-test-hub.ts";
import { soon } from "./soon.ts";

/** Frames in `npm test`; `scripts/hub-fuzz.ts` sends more. */
const fuzzedFrames = 2_000;

describeOnEach("a hub under attack", (place) => {
  let hub: TestHub;
  let alice: TestReplica;
  let bob: TestReplica;
  /** What alice wrote before anything happened, and what bob reads of it. */
  let own: TestShard;
  let read: TestShard;
  let first: EncodedEntry;
  const week = () => Date.now();

  beforeAll(async () => {
    hub = await openTestHub({ place });
    alice = await connectReplica(hub, { agents: ["alice"] });
    bob = await connectReplica(hub, { agents: ["bob"] });
    own = await alice.open(logShard(alice.writer, week()));
    first = commentBy("alice", alice.writer);
    await own.add([first]);
    await vi.waitUntil(() => logShard(alice.writer, week()) in bob.lines(), { timeout: 15_000 });
    read = await bob.open(logShard(alice.writer, week()));
  });

  afterAll(() => hub.dispose());

  const isLogged = async (id: string): Promise<boolean> => {
    const { db } = hub.hub.engine;
    return (await db.selectFrom("operation").select("id").where("id", "=", id).execute()).length > 0;
  };

  /** A log of a replica's own, fresh. */
  const openOwn = async (agent: string, client?: number) => {
    const replica = await connectReplica(hub, { agents: [agent] });
    const name = logShard(replica.writer, week());
    const shard = await replica.open(name, client === undefined ? {} : { client });
    return { replica, name, shard, writer: replica.writer };
  };

  it("nobody writes into the shard of another", async () => {
    expect(read.isReadOnly).toBe(true);
    const entry = commentBy("bob", alice.writer);
    bob.send(updateFrame(logShard(alice.writer, week()), updateFrom([entry], 99)));
    await bob.open(logShard(bob.writer, week()));
    expect(await isLogged(entry.id)).toBe(false);
  });

  it("nobody takes the writer's id of another", async () => {
    const mallory = await connectReplica(hub, { agents: ["bob"], writer: alice.writer });
    expect(await mallory.ended).toBe(closeCodes.copied);
    const asHub = await connectReplica(hub, { agents: ["bob"], writer: hub.hub.engine.writer });
    expect(await asHub.ended).toBe(closeCodes.copied);
  });

  it("nobody signs with the name of another", async () => {
    const { shard, writer } = await openOwn("bob");
    const entry = commentBy("alice", writer);
    expect(await shard.add([commentBy("bob", writer), entry])).toEqual({
      type: "refused",
      entries: [{ id: entry.id, refusal: { rule: "F13", code: "not-allowed" } }],
    });
    expect(await isLogged(entry.id)).toBe(false);
  });

  it("nobody deletes what is logged, nor what is not yet", async () => {
    const { shard, writer, name, replica } = await openOwn("bob", 5);
    const entry = commentBy("bob", writer);
    await shard.add([entry]);
    shard.window.doc.getMap("ops").delete(entry.id);
    await soon(() => shard.said).toEqual([{ type: "reopen", why: "client" }]);
    shard.close();
    const again = await replica.open(name);
    expect(again.arrived).toEqual([entry]);
    // Clocks 2 to 12 of client 5 are nothing yet.
    replica.send(updateFrame(name, deletionOf(5, 2, 10)));
    await soon(() => again.said).toEqual([{ type: "reopen", why: "client" }]);
    again.close();
    const later = await replica.open(name, { client: 5, known: new Map([[5, 2]]) });
    const next = commentBy("bob", writer);
    expect(await later.add([next])).toBe("saved");
    const reader = await connectReplica(hub, { agents: ["carol"] });
    await soon(() => name in reader.lines()).toBe(true);
    expect((await reader.open(name)).arrived).toHaveLength(2);
  });

  it("an update that comes again changes nothing, and one of a copied client is turned away", async () => {
    const { shard, writer, name, replica } = await openOwn("bob", 5);
    const entry = commentBy("bob", writer);
    await shard.add([entry]);
    replica.send(updateFrame(name, updateFrom([entry], 5)));
    const other = commentBy("bob", writer);
    replica.send(updateFrame(name, updateFrom([other], 5)));
    await soon(() => shard.said).toEqual([{ type: "reopen", why: "client" }]);
    expect(await isLogged(other.id)).toBe(false);
  });

  it("what does not go on where the shard ends is turned away", async () => {
    const { writer, name, replica, shard } = await openOwn("bob");
    const entry = commentBy("bob", writer);
    replica.send(updateFrame(name, updateOf([{ client: 5, clock: 4, width: 2, entry }])));
    await soon(() => shard.said).toEqual([{ type: "reopen", why: "behind" }]);
    shard.close();
    // A window onto what the hub has lost: its filling is nothing that the hub takes.
    const lost = await replica.open(name, { client: 5, known: new Map([[5, 4]]) });
    await soon(() => lost.said).toEqual([{ type: "reopen", why: "behind" }]);
  });

  it("an update that names a client twice gets nothing past the log", async () => {
    const { writer, name, replica, shard } = await openOwn("bob");
    const [shown, hidden] = [commentBy("bob", writer), commentBy("alice", writer)];
    // Yjs keeps the second block, which begins where the first one does.
    replica.send(updateFrame(name, joined(updateFrom([shown], 5), updateFrom([hidden], 5))));
    await soon(() => shard.said.length).toBeGreaterThan(0);
    const reader = await replica.open(logShard(replica.writer, week() + 1)).catch(() => shard);
    expect(await isLogged(hidden.id)).toBe(false);
    expect(reader.arrived).toEqual([]);
  });

  it("an operation from next week, one that is too long, and one under a taken id are refused", async () => {
    for (const [odd, detail] of [
      [{ at: clockAt(Date.now() + 7 * 86_400_000) }, "at: is ahead of the hub"],
      [{ text: "x".repeat(maxTexts) }, "texts: is too long"],
      [{ id: first.id }, "id: is taken"],
    ] as const) {
      const { shard, writer, replica } = await openOwn("bob");
      const entry = commentBy("bob", writer, odd);
      expect(await shard.add([entry])).toEqual({
        type: "refused",
        entries: [{ id: entry.id, refusal: { rule: "F14", code: "invalid", detail } }],
      });
      replica.close();
    }
  });

  it("[F13] only who may administer now changes agents and settings, whatever the clock of the operation says", async () => {
    const { shard, writer } = await openOwn("bob");
    const entry = operationEntry({
      ...{ id: newOperationId(), at: 1, by: "bob", writer },
      ...{ kind: "agent.set", body: { agent: "bob", role: "admin" }, texts: null },
    });
    expect(await shard.add([entry])).toMatchObject({
      type: "refused",
      entries: [{ refusal: { code: "not-allowed" } }],
    });
    expect(await isLogged(entry.id)).toBe(false);
  });

  it("[F9] nobody anonymizes who is locked, also not beside somebody unknown", async () => {
    const { replica, shard, writer } = await openOwn("bob");
    const [seen, unknown] = [identityOf(writer, "Grace"), identityOf(writer, "Nobody")];
    const feed = await replica.open(feedShard(writer, 1));
    expect(await feed.add([identityEntry(seen)])).toBe("saved");
    const customer = customerOfIdentity(seen.id);
    await perform(hub.hub.engine, "alice", { kind: "customer.lock", body: { customer }, texts: null });
    const identities = [unknown.id, seen.id];
    const entry = operationEntry(
      operationBy(writer, { kind: "customer.anonymize", body: { identities }, texts: null }),
    );
    expect(await shard.add([entry])).toMatchObject({
      type: "refused",
      entries: [{ refusal: { rule: "F9", code: "locked" } }],
    });
    shard.close();
    // Unlocked before it in the same message, it is taken.
    const again = await replica.open(logShard(writer, week()));
    const unlock = operationEntry(
      operationBy(writer, { kind: "customer.unlock", body: { customer }, texts: null }),
    );
    const anonymize = operationEntry(
      operationBy(writer, { kind: "customer.anonymize", body: { identities }, texts: null }, 1),
    );
    expect(await again.add([unlock, anonymize])).toBe("saved");
  });

  it("a copy of a data folder is told, and the same run takes the place of its older line", async () => {
    const { replica, writer } = await openOwn("carol");
    const copy = await connectReplica(hub, { agents: ["carol"], writer });
    expect(await copy.ended).toBe(closeCodes.copied);
    const named = { agents: ["carol"], writer: newWriter(), run: "one-run" };
    const older = await connectReplica(hub, named);
    const newer = await connectReplica(hub, named);
    await older.ended;
    expect(newer.said).toMatchObject([{ type: "hello" }]);
    expect(replica.said).toMatchObject([{ type: "hello" }]);
  });

  it("a token that is revoked closes its sockets at once, and opens none", async () => {
    await perform(hub.hub.engine, "alice", setAgent("eve", "agent", hash));
    const known = { url: hub.url, token: () => token };
    const eve = await connectReplica(known, { agents: ["eve"] });
    await perform(hub.hub.engine, "alice", setAgent("eve", null));
    expect(await eve.ended).toBe(closeCodes.unauthorized);
    expect(
      await statusOf(hub.url, headersOf(known, { agents: ["eve"], writer: newWriter(), run: "r" })),
    ).toBe(401);
  });

  it("nobody shows the presence of another", async () => {
    const states = () => [...bob.awareness.getStates().values()].filter(({ agent }) => agent !== undefined);
    const { replica } = await openOwn("carol");
    const at = { thread: `t${"0".repeat(26)}` };
    replica.awareness.setLocalState({ agent: "alice", at, typing: false });
    replica.awareness.setLocalState({ agent: "carol", at: { thread: "Grace Hopper" }, typing: false });
    replica.awareness.setLocalState({ agent: "carol", at, typing: true, more: "x".repeat(10_000) });
    replica.awareness.setLocalState({ agent: "carol", at, typing: true });
    await soon(states).toEqual([{ agent: "carol", at, typing: true }]);
    replica.close();
    await soon(states).toEqual([]);
  });

  it("a flood without tokens never becomes a socket", async () => {
    const headers = headersOf(
      { url: "", token: () => "wrong" },
      { agents: ["x"], writer: newWriter(), run: "r" },
    );
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, index) => statusOf(hub.url, index % 2 === 0 ? {} : headers)),
    );
    // Those above the limit of an address are cut off before anything is read of them.
    expect(answers.filter((answer) => answer !== 401 && answer !== null)).toEqual([]);
    const { hostname, port } = new URL(hub.url);
    const idle = Array.from({ length: 100 }, () =>
      connect(Number(port), hostname).on("error", () => undefined),
    );
    await soon(() => idle.filter(({ destroyed }) => destroyed).length).toBeGreaterThanOrEqual(30);
    for (const socket of idle) socket.destroy();
  });

  it("a frame that is none ends its own socket alone, also before its sender is let in", async () => {
    const faults: Error[] = [];
    const note = (error: Error) => void faults.push(error);
    process.on("uncaughtExceptionMonitor", note);
    for (const writer of [alice.writer, newWriter()]) {
      const headers = headersOf(hub, { agents: ["bob"], writer, run: "r" });
      const ws = new WebSocket(hub.url, { headers }).on("error", () => undefined);
      const { socket } = (await once(ws, "upgrade"))[0] as IncomingMessage;
      const ended = once(ws, "close");
      socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
      await ended;
    }
    process.off("uncaughtExceptionMonitor", note);
    expect(faults).toEqual([]);
  });

  it("a message that is too large ends its socket", async () => {
    const { replica } = await openOwn("carol");
    replica.send(new Uint8Array(maxPayload + 1));
    expect(await replica.ended).toBe(1009);
  });

  it("random frames, and frames that are nearly right, end at most their own socket", async () => {
    // Hocuspocus tells the console of every frame that it cannot read.
    const quiet = vi.spyOn(console, "error").mockReturnValue();
    await fuzz(hub, { frames: fuzzedFrames, agent: "carol", seed: 1 });
    expect((await fetch(`${hub.url.replace("ws", "http")}/health`)).status).toBe(200);
    quiet.mockRestore();
  });

  it("[F15] others noticed nothing of it, and the tables hold what the documents show", async () => {
    const last = commentBy("alice", alice.writer);
    expect(await own.add([last])).toBe("saved");
    await soon(() => read.arrived.map(({ id }) => id)).toEqual([first.id, last.id]);
    const before = await digestOf(hub.hub.engine.db, hub.hub.engine.projection.desk());
    await hub.reopen();
    const { db, projection } = hub.hub.engine;
    expect(await digestOf(db, projection.desk())).toEqual(before);
  });
});

const { token, hash } = createAgentToken();

const setAgent = (agent: string, role: string | null, given?: string) =>
  ({
    kind: "agent.set",
    body: { agent, role, ...(given === undefined ? {} : { token: given }) },
    texts: null,
  }) as const;

const operationBy = (
  writer: WriterId,
  decision: Pick<Operation, "kind" | "body" | "texts">,
  later = 0,
): Operation =>
  ({ id: newOperationId(), at: clockAt(Date.now()) + later, by: "bob", writer, ...decision }) as Operation;

/** What a window with this client would send. */
const updateFrom = (entries: readonly EncodedEntry[], client: number): Uint8Array => {
  const window = openWindow({ known: new Map(), client, onEntries: () => {} });
  window.add(entries);
  return encodeStateAsUpdate(window.doc);
};

const deletionOf = (client: number, clock: number, length: number): Uint8Array => {
  const encoder = encoding.createEncoder();
  for (const number of [0, 1, client, 1, clock, length]) encoding.writeVarUint(encoder, number);
  return encoding.toUint8Array(encoder);
};

/** The blocks of two updates as one, which Yjs itself would never make. */
const joined = (a: Uint8Array, b: Uint8Array): Uint8Array =>
  // Each begins with the number of its blocks and ends with an empty set of deletions.
  Uint8Array.from([2, ...a.subarray(1, -1), ...b.subarray(1, -1), 0]);

/** What an upgrade is answered with; null when the connection is just cut. */
const statusOf = async (url: string, headers: Readonly<Record<string, string>>): Promise<number | null> => {
  const ws = new WebSocket(url, { headers });
  const refused = Promise.withResolvers<number | null>();
  ws.on("unexpected-response", (_request, response) => {
    response.resume();
    refused.resolve(response.statusCode ?? null);
  });
  ws.on("error", () => refused.resolve(null));
  ws.on("open", () => refused.resolve(101));
  const status = await refused.promise;
  ws.terminate();
  return status;
};
