import { encode } from "cborg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { calls } from "../../src/engine/calls.ts";
import { digestOf } from "../../src/engine/digest.ts";
import { newOperationId } from "../../src/engine/fact-ids.ts";
import { createIncoming } from "../../src/engine/sync/incoming.ts";
import { openShardBook } from "../../src/engine/sync/shard-book.ts";
import type { Operation } from "../../src/operations/operation.ts";
import { logShard } from "../../src/sync/shard-name.ts";
import { emptyBatch } from "../../store/batch.ts";
import { openTestHub, type TestHub } from "../hub/open-test-hub.ts";
import { openReplica, type Replica } from "./open-replica.ts";
import { importPeople } from "./people.ts";

describe("what a hub does not take", { timeout: 240_000 }, () => {
  let hub: TestHub;
  let alice: Replica;
  let ann: string;
  beforeEach(async () => {
    hub = await openTestHub();
    alice = await openReplica("alice");
    await alice.join(hub);
    await importPeople(alice, 2);
    await alice.sync();
    ann = await alice.customer("email:p1@example.org");
  }, 120_000);
  afterEach(async () => {
    await alice.dispose();
    await hub.dispose();
  }, 120_000);

  const note = (text: string) =>
    ({ kind: "comment.add", body: { customer: ann, message: null }, texts: { text } }) as const;
  const as = (agent: string, text: string) => perform(alice, agent, text);
  const perform = async ({ engine }: Replica, agent: string, text: string): Promise<string> => {
    const session = { agent, locale: "en", timezone: "UTC" };
    const outcome = await calls.perform(engine, session, { decision: note(text) });
    if (!("ok" in outcome)) throw new Error(JSON.stringify(outcome));
    return outcome.ok.operation;
  };
  const hubDigest = async (): Promise<string> =>
    (await digestOf(hub.hub.engine.db, hub.hub.engine.projection.desk())).digest;

  it("[F12] leaves this replica too, its author is told, and the rest goes through", async () => {
    const before = await alice.decide(note("before"));
    const forged = await as("bob", "not with alice's token");
    const after = await alice.decide(note("after"));
    expect(await alice.sync()).toMatchObject({ sent: 2, pending: 0 });
    expect(await hubDigest()).toBe(await alice.digest());
    const kept = await hub.hub.engine.db.selectFrom("operation").select("id").execute();
    const ids = kept.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([before, after]));
    expect(ids).not.toContain(forged);
    const told = await calls.notices(
      alice.engine,
      { agent: "bob", locale: "en", timezone: "UTC" },
      { offset: 0, limit: 10 },
    );
    expect(told.rows).toMatchObject([{ operation: forged, now: "withdrawn", refusal: { rule: "F13" } }]);
    // And it goes on on the same line.
    await alice.decide(note("later"));
    expect(await alice.sync()).toMatchObject({ sent: 1, pending: 0 });
  });

  it("[F14] a kind that only a newer program knows is kept and passed on", async () => {
    const { engine } = alice;
    const strange = {
      ...{ id: newOperationId(), at: engine.tick(), by: "alice", writer: engine.writer },
      ...{ kind: "customer.hum", body: { customer: ann, tune: "la" }, texts: { words: "tra la" } },
    } as unknown as Operation;
    await engine.exclusive(() =>
      engine.write({ ...emptyBatch, operations: [strange], isOutbound: true }, []),
    );
    expect(await alice.sync()).toMatchObject({ sent: 1, pending: 0 });
    const bob = await openReplica("bob");
    await bob.join(hub);
    await bob.sync();
    const row = await bob.engine.db
      .selectFrom("operation")
      .select(["kind", "body", "texts"])
      .where("id", "=", strange.id)
      .executeTakeFirst();
    expect(row).toEqual({
      kind: "customer.hum",
      body: { customer: ann, tune: "la" },
      texts: { words: "tra la" },
    });
    expect(await bob.digest()).toBe(await alice.digest());
    await bob.dispose();
  });

  it("an entry that cannot be read is told by doctor, and stops nothing", async () => {
    const { engine } = alice;
    const idle = Promise.withResolvers<void>();
    const writer = `w${"1".repeat(26)}`;
    const incoming = createIncoming({
      engine,
      book: await openShardBook(engine.db),
      onApplied: () => {},
      onIdle: idle.resolve,
      onFailed: () => idle.reject(new Error("failed")),
      isEnded: () => false,
    });
    const place = (clock: number) => ({ client: 7, clock, width: 1, texts: null }) as const;
    const good = ["comment.add", engine.tick(), "bob", { customer: ann, message: null }];
    incoming.take({
      shard: logShard(writer, Date.now()),
      writer,
      entries: [
        { ...place(0), id: newOperationId(), kept: encode("no list") },
        { ...place(1), id: newOperationId(), kept: encode(good) },
      ],
      known: new Map([[7, 2]]),
      counted: null,
      onApplied: () => {},
    });
    await idle.promise;
    const { ok, checks } = await alice.call("check", {});
    expect(ok).toBe(false);
    expect(checks.find(({ name }) => name === "shards")?.detail).toMatch(/^not read: 1 of log\/w1+\//);
    const comments = await engine.db.selectFrom("operation").select("id").where("by", "=", "bob").execute();
    expect(comments).toHaveLength(1);
  });
});
