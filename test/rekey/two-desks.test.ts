import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { restoreBackup } from "../../src/engine/backup/restore-backup.ts";
import { openDesk } from "../../src/engine/open-desk.ts";
import { openTestDesk } from "../engine/open-test-desk.ts";
import { mail, mbox } from "../engine/sample-mail.ts";
import { customerOf } from "../erase/made-up-person.ts";
import { openTestHub, type TestHub } from "../hub/open-test-hub.ts";
import { connect, decideAs, digestIn, exchange, hubDigest, tryToConnect, type Worker } from "./join.ts";

const own = ["desk@example.com"];
const ann = "Ann <ann@example.org>";
const bert = "Bert <bert@example.org>";
const cleo = "Cleo <cleo@example.org>";
const desk = "Desk <desk@example.com>";

const question = mail("1", ann, "Where is it?", 1);
const answer = mail("2", desk, "Re: Where is it?", 2, "To: ann@example.org", "References: <1@example.org>");
const more = mail("3", ann, "Re: Where is it?", 3, "References: <1@example.org> <2@example.org>");
const round = mail("4", desk, "News", 4, "To: ann@example.org, bert@example.org");
const fromBert = mail("5", bert, "Hello", 5);
const nobody = mail("6", "", "Nobody", 6);
const fromCleo = mail("7", cleo, "Hi", 7);
const archiveOfAlice = mbox(question, answer, round, nobody, fromBert);
const archiveOfBob = mbox(question, answer, more, round, nobody, fromCleo);

describe("two desks that join a hub", { timeout: 240_000 }, () => {
  let hub: TestHub;
  let alice: Worker;
  let bob: Worker;
  beforeEach(async () => {
    hub = await openTestHub();
    alice = { desk: await openTestDesk(), agent: "alice" };
    bob = { desk: await openTestDesk(), agent: "bob" };
  });
  afterEach(async () => {
    await alice.desk.dispose();
    await bob.desk.dispose();
    await hub.dispose();
  });

  it("[L1] [L2] keep what each read and decided before, every mail and every person once", async () => {
    expect((await alice.desk.importText("a.mbox", archiveOfAlice, own)).imported).toBe(5);
    expect((await bob.desk.importText("b.mbox", archiveOfBob, own)).imported).toBe(6);
    const inAlice = await customerOf(alice.desk, "email:ann@example.org");
    await decideAs(alice, {
      kind: "customer.edit",
      body: { customer: inAlice, fields: ["company"] },
      texts: { set: { company: "Annery" } },
    });
    await decideAs(alice, {
      kind: "customer.merge",
      body: { into: inAlice, from: [await customerOf(alice.desk, "email:bert@example.org")], fields: [] },
      texts: {},
    });
    const inBob = await customerOf(bob.desk, "email:ann@example.org");
    const { rows } = await bob.desk.call("inboxPage", {
      ...{ folder: "all", customer: inBob, offset: 0, limit: 9 },
    });
    const [thread] = rows.filter(({ subject }) => subject === "Where is it?");
    const opened = await decideAs(bob, {
      kind: "case.open",
      body: { thread: thread!.id, identity: thread!.identity },
      texts: null,
    });
    const { rows: messages } = await bob.desk.call("threadMessages", {
      ...{ thread: thread!.id, offset: 0, limit: 9 },
    });
    await decideAs(bob, {
      kind: "comment.add",
      body: { case: opened.case!, message: messages[0]!.id },
      texts: { text: "she called" },
    });

    expect(await connect(alice, hub)).toEqual({
      agents: ["alice"],
      brought: { operations: 2, facts: 3 + 6 },
    });
    expect((await connect(bob, hub)).brought).toEqual({ operations: 2, facts: 4 + 7 });
    await exchange(alice, bob);

    const digests = [await digestIn(alice), await digestIn(bob), await hubDigest(hub)];
    expect(new Set(digests).size).toBe(1);
    for (const { desk: one } of [alice, bob]) {
      const customer = await customerOf(one, "email:ann@example.org");
      expect(await customerOf(one, "email:bert@example.org")).toBe(customer);
      expect((await one.call("customer", { customer }))?.profile.single.company?.value).toBe("Annery");
      const { rows: cases } = await one.call("customerCases", { customer, offset: 0, limit: 9 });
      expect(cases.map(({ subject, state }) => [subject, state])).toEqual([["Where is it?", "open"]]);
      const comments = await one.call("caseComments", { case: cases[0]!.id, offset: 0, limit: 9 });
      expect(comments.rows.map(({ text }) => text)).toEqual(["she called"]);
      expect(comments.rows[0]!.message).not.toBeNull();
      const { rows: of } = await one.call("threadMessages", {
        thread: cases[0]!.thread,
        offset: 0,
        limit: 9,
      });
      expect(of.map(({ text }) => text.trim())).toEqual(["text of 1", "text of 2", "text of 3"]);
      const all = await one.call("inboxPage", { folder: "all", offset: 0, limit: 20 });
      expect(all.total).toBe(6);
      // Ann, Bert, Cleo, and nobody.
      expect((await one.call("identities", { offset: 0, limit: 20 })).total).toBe(4);
      for (const archive of [archiveOfAlice, archiveOfBob]) {
        expect(await one.importText("again.mbox", archive, own)).toMatchObject({ imported: 0 });
      }
      expect(await one.call("check", {})).toMatchObject({ ok: true });
    }

    // A later answer finds the conversation, by the mail that another desk read.
    const later = mail("8", ann, "Re: Where is it?", 8, "In-Reply-To: <3@example.org>");
    const bySubject = mail("9", cleo, "Re: Hi", 9);
    await alice.desk.importText("later.mbox", mbox(later, bySubject), own);
    const found = await alice.desk.call("inboxPage", { folder: "all", offset: 0, limit: 20 });
    expect(found.total).toBe(6);
    await exchange(alice, bob);
    expect(await digestIn(bob)).toBe(await digestIn(alice));
    for (const { desk: one } of [alice, bob]) {
      await one.reopen({ rebuild: true });
    }
    expect(await digestIn(bob)).toBe(await digestIn(alice));
  });

  it("stay as they are when the hub cannot be reached, and go on while one joins", async () => {
    await alice.desk.importText("a.mbox", archiveOfAlice, own);
    const before = await digestIn(alice);
    await hub.reopen({
      between: async () => {
        expect(await tryToConnect(alice, hub).catch(() => null)).toMatchObject({ failed: "unreachable" });
      },
    });
    expect(await digestIn(alice)).toBe(before);
    const session = alice.desk.session("alice");
    const heard: string[] = [];
    session.subscribe(({ topics }) => heard.push(...topics));
    const [joined, page] = await Promise.all([
      connect(alice, hub),
      session.call("inboxPage", { folder: "all", offset: 0, limit: 20 }),
    ]);
    expect(joined.brought.facts).toBe(9);
    expect(page.total).toBe(5);
    expect((await session.call("inboxPage", { folder: "all", offset: 0, limit: 20 })).total).toBe(5);
    await expect.poll(() => heard).toContain("threads");
    expect((await session.call("syncState", {})).unsent).toBeGreaterThan(9);
  });

  it("are never mixed with another hub's desk", async () => {
    const other = await openTestHub();
    try {
      await alice.desk.importText("a.mbox", archiveOfAlice, own);
      await connect(alice, hub);
      expect(await tryToConnect(alice, other)).toEqual({ failed: "another-desk" });
      await exchange(alice);
      expect(await hubDigest(hub)).toBe(await digestIn(alice));
      // Nor is what a backup of it was made of, which knows no hub.
      const file = join(dirname(alice.desk.data), "desk.backup");
      await alice.desk.call("backup", { file });
      const restored = join(dirname(alice.desk.data), "restored");
      await restoreBackup(file, restored);
      const opened = await openDesk({ data: restored, template: inject("template") });
      if ("failure" in opened) throw new Error(opened.failure.tag);
      const session = opened.desk.openSession({ agent: "alice", locale: "en", timezone: "UTC" });
      const joinAt = (at: TestHub) =>
        session.call("connectHub", { url: at.url, tokens: [at.token("alice")] });
      expect(await joinAt(other)).toEqual({ failed: "another-desk" });
      expect(await joinAt(hub)).toMatchObject({ ok: { agents: ["alice"] } });
      await opened.desk.close();
    } finally {
      await other.dispose();
    }
  });
});
