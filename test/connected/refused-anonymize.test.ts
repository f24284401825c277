import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkDesk } from "../../src/engine/check.ts";
import { digestOf } from "../../src/engine/digest.ts";
import type { Decision } from "../../src/operations/operation.ts";
import { openTestHub, type TestHub } from "../hub/open-test-hub.ts";
import { openReplica, type Replica } from "../sync-engine/open-replica.ts";
import { importPeople } from "../sync-engine/people.ts";
import { until } from "../sync-engine/until.ts";
import { type LineProxy, openLineProxy } from "./line-proxy.ts";

describe("[F9] [F10] an anonymization that the hub refuses, since somebody locked the customer", () => {
  let hub: TestHub;
  let line: LineProxy;
  let alice: Replica;
  let bob: Replica;
  let ann: string;
  beforeEach(async () => {
    hub = await openTestHub();
    line = await openLineProxy(hub.url);
    alice = await openReplica("alice");
    bob = await openReplica("bob");
    await bob.join(hub);
    await importPeople(bob, 3);
    ann = await bob.customer("email:p1@example.org");
    await bob.decide(edit(ann, "Tillage"));
    await bob.decide(remark(ann, "prefers letters"));
    await bob.sync();
    await alice.join({ ...hub, url: line.url });
    await alice.sync();
    await alice.decide(remark(ann, "by Alice, before"));
    await alice.sync();
    await bob.sync();
    line.cut();
    await until(alice.engine, () => alice.engine.link.state().state !== "connected");
  }, 120_000);
  afterEach(async () => {
    await alice.dispose();
    await bob.dispose();
    await line.close();
    await hub.dispose();
  }, 120_000);

  const anonymize = async (): Promise<string> => {
    const { rows } = await alice.call("identities", { customer: ann, offset: 0, limit: 5 });
    const id = await alice.decide({
      kind: "customer.anonymize",
      body: { identities: rows.map((row) => row.id) },
      texts: null,
    });
    await alice.engine.erasure.settled();
    return id;
  };

  it("gives back what it had erased, and tells its author", async () => {
    const before = await shown(bob, ann);
    const unsent = await alice.decide(remark(ann, "by Alice, unsent"));
    const anonymized = await anonymize();
    expect(await shown(alice, ann)).not.toEqual(before);
    const locked = await bob.decide({ kind: "customer.lock", body: { customer: ann }, texts: null });
    await bob.sync();
    line.restore();
    expect(await alice.sync()).toMatchObject({ pending: 0 });
    await bob.sync();

    expect(await alice.digest()).toBe(await bob.digest());
    expect((await digestOf(hub.hub.engine.db, hub.hub.engine.projection.desk())).digest).toBe(
      await bob.digest(),
    );
    expect(await shown(bob, ann)).toEqual(before);
    expect(await shown(alice, ann)).toEqual(before);
    const told = await alice.call("notices", { offset: 0, limit: 10 });
    expect(told.rows.map(({ operation, now, refusal }) => [operation, now, refusal?.code]).sort()).toEqual(
      // The text of the remark was nowhere else: it is taken back with what erased it.
      [
        [anonymized, "withdrawn", "locked"],
        [unsent, "withdrawn", "locked"],
      ].sort(),
    );
    expect(told.rows[0]!.refusal).toMatchObject({ rule: "F9", by: "bob", cause: locked });
    const { checks } = await checkDesk(alice.engine, undefined);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);

    await alice.reopen({ rebuild: true });
    expect(await shown(alice, ann)).toEqual(before);
    await alice.sync();
    expect(await alice.digest()).toBe(await bob.digest());
  }, 240_000);

  it("goes on giving back after the line ended in the middle of it", async () => {
    const before = await shown(bob, ann);
    await anonymize();
    await bob.decide({ kind: "customer.lock", body: { customer: ann }, texts: null });
    await bob.sync();
    line.restore();
    // What is refused is taken back at once; what it erased has to come over the line.
    const stop = alice.engine.changes.subscribe(({ topics }) => {
      if (topics.includes("notices")) line.cut();
    });
    await alice.call("syncOnce", {});
    stop();
    line.restore();
    await alice.sync();
    expect(await shown(alice, ann)).toEqual(before);
  }, 240_000);

  it("erases nothing of what others read as well, though its copy came first", async () => {
    // Alice was the first to read it, and nobody has heard of that.
    await importPeople(alice, 2, "both");
    await importPeople(bob, 2, "both");
    ann = await alice.customer("email:both1@example.org");
    const before = await shown(bob, ann);
    await anonymize();
    await bob.decide({ kind: "customer.lock", body: { customer: ann }, texts: null });
    await bob.sync();
    line.restore();
    await alice.sync();
    await bob.sync();
    expect(await shown(bob, ann)).toEqual(before);
    expect(await shown(alice, ann)).toEqual(before);
    const hubDesk = hub.hub.engine;
    expect((await digestOf(hubDesk.db, hubDesk.projection.desk())).digest).toBe(await bob.digest());
    expect(await alice.digest()).toBe(await bob.digest());
  }, 240_000);
});

const edit = (customer: string, company: string): Decision => ({
  kind: "customer.edit",
  body: { customer, fields: ["company"] },
  texts: { set: { company } },
});
const remark = (customer: string, text: string): Decision => ({
  kind: "comment.add",
  body: { customer, message: null },
  texts: { text },
});

/** Everything that a replica shows of a customer in words. */
const shown = async ({ engine, call }: Replica, id: string): Promise<object> => {
  const customer = await call("customer", { customer: id });
  const { rows: identities } = await call("identities", { customer: id, offset: 0, limit: 10 });
  const threads = await call("inboxPage", { folder: "all", customer: id, offset: 0, limit: 10 });
  const messages = await engine.db
    .selectFrom("message")
    .select(["id", "at", "thread_id", "subject", "text", "author", "sent_at"])
    .where("thread_id", "in", threads.rows.map((row) => row.id).concat(""))
    .execute();
  const comments = await engine.db.selectFrom("comment").select(["id", "text"]).orderBy("id").execute();
  return {
    name: customer?.name,
    company: customer?.profile.single.company?.value,
    identities: identities.map(({ id, handle, name }) => [id, handle, name]),
    messages,
    comments,
  };
};
