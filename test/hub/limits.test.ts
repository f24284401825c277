import { randomBytes, randomUUID } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { usualLineLimits } from "../../src/hub/line-limits.ts";
import { closeCodes } from "../../src/sync/protocol.ts";
import { feedShard, logShard } from "../../src/sync/shard-name.ts";
import { authFrame } from "./burst-writer.ts";
import {
  commentBy,
  connectReplica,
  headersOf,
  identityEntry,
  identityOf,
  messageEntry,
  newWriter,
} from "./connect-replica.ts";
import { openTestHub, type TestHub } from "./open-test-hub.ts";
import { soon } from "./soon.ts";

describe("what one socket may do", () => {
  let hub: TestHub;
  afterEach(() => hub.dispose());

  /** A socket without any of a replica's manners. */
  const openRaw = async (options: { readonly autoPong?: boolean } = {}) => {
    const headers = headersOf(hub, { agents: ["bob"], writer: newWriter(), run: randomUUID() });
    const ws = new WebSocket(hub.url, { headers, ...options });
    ws.on("error", () => undefined);
    const ended = new Promise<number>((resolve) => ws.on("close", resolve));
    await new Promise((resolve) => ws.once("open", resolve));
    return { ws, ended };
  };

  it("is held back when it sends too fast, and still gets everything through", async () => {
    const bytes = { perSecond: 1_000_000, burst: 300_000 };
    hub = await openTestHub({ limits: { ...usualLineLimits, bytes } });
    const alice = await connectReplica(hub);
    const seen = identityOf(alice.writer, "Grace");
    const feed = await alice.open(feedShard(alice.writer, 1));
    await feed.add([identityEntry(seen)]);
    const started = performance.now();
    // Several updates: the limit is of what arrives, not of one message.
    for (let sent = 0; sent < 9; sent++)
      void feed.add([messageEntry(seen, randomBytes(50_000).toString("hex"))]);
    expect(await feed.add([messageEntry(seen, "the last one")])).toBe("saved");
    expect(performance.now() - started).toBeGreaterThan(300);
    expect(await hub.hub.engine.db.selectFrom("message").select("id").execute()).toHaveLength(10);
  });

  it("ends when it goes on sending too many messages", async () => {
    const frames = { perSecond: 20, burst: 20 };
    hub = await openTestHub({ limits: { ...usualLineLimits, frames, patience: 200 } });
    const { ws, ended } = await openRaw();
    const frame = authFrame(logShard(newWriter(), Date.now()));
    const flood = setInterval(() => {
      for (let count = 0; count < 100; count++) ws.send(frame);
    }, 10);
    expect(await ended).toBe(closeCodes.tooMuch);
    clearInterval(flood);
  });

  it("ends when nobody answers at its other end", async () => {
    hub = await openTestHub({ limits: { ...usualLineLimits, ping: 100 } });
    const alice = await connectReplica(hub);
    const { ended } = await openRaw({ autoPong: false });
    expect(await ended).toBe(1006);
    const shard = await alice.open(logShard(alice.writer, Date.now()));
    expect(await shard.add([commentBy("alice", alice.writer)])).toBe("saved");
  });

  it("ends when it brings again and again what cannot be taken", async () => {
    hub = await openTestHub({ limits: { ...usualLineLimits, strikes: 2 } });
    const alice = await connectReplica(hub);
    const name = logShard(alice.writer, Date.now());
    for (let turn = 0; turn < 3; turn++) {
      // Each begins where the hub has nothing.
      const shard = await alice.open(name, { client: 5, known: new Map([[5, 4]]) });
      if (turn === 2) break;
      await soon(() => shard.said.length).toBe(1);
      shard.close();
    }
    expect(await alice.ended).toBe(1008);
  });

  it("a token opens some sockets, and not as many as it likes", async () => {
    hub = await openTestHub();
    const opened = await Promise.all(
      Array.from({ length: 30 }, () => connectReplica(hub, { agents: ["bob"] })),
    );
    const admitted = opened.filter(({ said }) => said.length > 0);
    expect(admitted).toHaveLength(24);
    for (const replica of opened) replica.close();
    const alice = await connectReplica(hub);
    expect(alice.said).toMatchObject([{ type: "hello" }]);
  });
});
