import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { millisecondsOf } from "../../src/domain/order.ts";
import { calls } from "../../src/engine/calls.ts";
import { digestOf } from "../../src/engine/digest.ts";
import { openTestHub, type TestHub } from "../hub/open-test-hub.ts";
import { openReplica, type Replica } from "./open-replica.ts";
import { importPeople } from "./people.ts";
import { until } from "./until.ts";

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const dispose of open.splice(0).reverse()) await dispose();
}, 120_000);

const replica = async (...args: Parameters<typeof openReplica>): Promise<Replica> => {
  const opened = await openReplica(...args);
  open.push(opened.dispose);
  return opened;
};
const testHub = async (): Promise<TestHub> => {
  const opened = await openTestHub();
  open.push(opened.dispose);
  return opened;
};
const hubDigest = async ({ hub }: TestHub): Promise<string> =>
  (await digestOf(hub.engine.db, hub.engine.projection.desk())).digest;

const note = (customer: string, text: string) =>
  ({ kind: "comment.add", body: { customer, message: null }, texts: { text } }) as const;

describe("a replica", { timeout: 240_000 }, () => {
  it("[L1] offers what it had before it knew of a hub, and what it decided without a line", async () => {
    const hub = await testHub();
    const alice = await replica("alice");
    // The secret comes first, since ids are keyed with it.
    await alice.join(hub);
    await importPeople(alice, 3);
    await alice.engine.db.deleteFrom("outbound").execute();
    await alice.decide(note(await alice.customer("email:p1@example.org"), "called"));
    expect(await alice.sync()).toMatchObject({ pending: 0 });
    expect(await hubDigest(hub)).toBe(await alice.digest());
    expect(await alice.sync()).toEqual({ sent: 0, received: 0, pending: 0 });
  });

  it("[L1] counts what waits once, also what somebody else decided in its folder before", async () => {
    const hub = await testHub();
    const alice = await replica("alice");
    await alice.join(hub);
    await importPeople(alice, 1);
    const ann = await alice.customer("email:p1@example.org");
    const dave = { agent: "dave", locale: "en", timezone: "UTC" };
    await calls.perform(alice.engine, dave, { decision: note(ann, "before there was a hub") });
    await alice.reopen({ syncs: true });
    const { link } = alice.engine;
    await until(alice.engine, () => link.state().state === "connected" && link.state().unsent > 0);
    await link.once();
    expect(link.state()).toMatchObject({ unsent: 0 });
  });

  it("[L2] that lost its database reads what it had sent, and sends what it had not", async () => {
    const hub = await testHub();
    const alice = await replica("alice");
    await alice.join(hub);
    await importPeople(alice, 5);
    await alice.sync();
    await alice.decide(note(await alice.customer("email:p1@example.org"), "sent by nobody yet"));
    const digest = await alice.digest();
    const batches = alice.engine.journal.last();
    await alice.reopen({ rebuild: true });
    const report = await alice.sync();
    expect(report).toMatchObject({ sent: 1, pending: 0 });
    expect(await alice.digest()).toBe(digest);
    expect(await hubDigest(hub)).toBe(digest);
    // What came back says nothing new, so the journal holds it once.
    expect(alice.engine.journal.last()).toBe(batches);
    await alice.decide(note(await alice.customer("email:p2@example.org"), "goes on"));
    expect(await alice.sync()).toMatchObject({ sent: 1, pending: 0 });
    expect(await hubDigest(hub)).toBe(await alice.digest());
  });

  it("[L2] whose folder was copied goes on under another writer's id, and loses nothing", async () => {
    const hub = await testHub();
    const alice = await replica("alice");
    await alice.join(hub);
    await importPeople(alice, 3);
    await alice.sync();
    const ann = await alice.customer("email:p1@example.org");
    await alice.engine.close();
    const copy = await replica("alice", { copyOf: alice.data });
    await alice.reopen();
    await alice.decide(note(ann, "by the first"));
    await copy.decide(note(ann, "by the copy"));
    await alice.sync();
    const before = copy.engine.writer;
    expect(await copy.sync()).toMatchObject({ pending: 0 });
    expect(copy.engine.writer).not.toBe(before);
    expect(alice.engine.writer).toBe(before);
    await alice.sync();
    expect(await copy.digest()).toBe(await alice.digest());
    expect(await hubDigest(hub)).toBe(await alice.digest());
  });

  it("[L2] gives a hub that was set back what it lost", async () => {
    const hub = await testHub();
    const alice = await replica("alice");
    const bob = await replica("bob");
    await alice.join(hub);
    await importPeople(alice, 3);
    await alice.sync();
    const older = join(hub.data, "..", "older");
    await hub.reopen({ between: () => cp(hub.data, older, { recursive: true }) });
    const ann = await alice.customer("email:p1@example.org");
    await alice.decide(note(ann, "after the backup"));
    await importPeople(alice, 3, "later");
    await alice.sync();
    await bob.join(hub);
    await bob.sync();
    await bob.decide(note(ann, "bob too"));
    await bob.sync();
    await alice.sync();
    const digest = await alice.digest();
    await hub.reopen({
      between: async () => {
        await rm(hub.data, { recursive: true });
        await cp(older, hub.data, { recursive: true });
      },
    });
    expect(await hubDigest(hub)).not.toBe(digest);
    await bob.sync();
    await alice.sync();
    await bob.sync();
    expect(await hubDigest(hub)).toBe(digest);
    expect(await alice.digest()).toBe(digest);
    expect(await bob.digest()).toBe(digest);
    await alice.decide(note(ann, "and on"));
    await alice.sync();
    await bob.sync();
    expect(await bob.digest()).toBe(await alice.digest());
  });

  it("[F1] whose clock is a week ahead stamps anew, in its order, what it had decided", async () => {
    const hub = await testHub();
    const real = Date.now;
    const alice = await replica("alice");
    await alice.join(hub);
    vi.spyOn(Date, "now").mockImplementation(() => real() + 7 * 24 * 3_600_000);
    await importPeople(alice, 3);
    const ann = await alice.customer("email:p1@example.org");
    const decided = [await alice.decide(note(ann, "one")), await alice.decide(note(ann, "two"))];
    expect(await alice.sync()).toMatchObject({ pending: 0 });
    decided.push(await alice.decide(note(ann, "three")));
    expect(await alice.sync()).toMatchObject({ sent: 1, pending: 0 });
    const rows = await hub.hub.engine.db.selectFrom("operation").select(["id", "at"]).execute();
    const stamped = decided.map((id) => Number(rows.find((row) => row.id === id)?.at));
    expect(stamped).toEqual(stamped.toSorted((a, b) => a - b));
    expect(Math.abs(millisecondsOf(stamped[2]!) - real())).toBeLessThan(60_000);
    expect(await hubDigest(hub)).toBe(await alice.digest());
    await alice.reopen();
    const after = await alice.decide(note(ann, "before the next line"));
    await alice.sync();
    expect(await hubDigest(hub)).toBe(await alice.digest());
    expect(after).toBeTypeOf("string");
  });
});
