import { afterEach, beforeEach, expect, it } from "vitest";
import type { Decision } from "../../src/operations/operation.ts";
import { describeOnEach } from "../store/databases.ts";
import { openTestDesk, type TestDesk } from "./open-test-desk.ts";
import { mail, mbox } from "./sample-mail.ts";

describeOnEach("decisions", (place) => {
  let desk: TestDesk;
  let ann: string;
  let bob: string;
  beforeEach(async () => {
    desk = await openTestDesk(place);
    await desk.importText(
      "two.mbox",
      mbox(mail("1", "Ann <ann@example.org>", "Hello", 1), mail("2", "Bob <bob@example.org>", "Hi", 2)),
    );
    ann = await customer("email:ann@example.org");
    bob = await customer("email:bob@example.org");
  });
  afterEach(() => desk.dispose());

  const customer = async (text: string): Promise<string> => {
    const found = await desk.call("resolve", { what: "customer", text });
    if (!("ok" in found)) throw new Error(JSON.stringify(found));
    return found.ok;
  };
  const decide = async (decision: Decision) => {
    const outcome = await desk.call("perform", { decision });
    if (!("ok" in outcome)) throw new Error(JSON.stringify(outcome));
    return outcome.ok;
  };
  const merge = (): Decision => ({
    kind: "customer.merge",
    body: { into: ann, from: [bob], fields: ["company"] },
    texts: { set: { company: "Both Ltd" } },
  });

  it("[F4] merges, and answers with the survivor", async () => {
    const done = await decide(merge());
    expect(done.customer).toBe(ann);
    const view = await desk.call("customer", { customer: bob });
    expect(view).toMatchObject({ id: ann, identityTotal: 2, threads: 2, messages: 2 });
    expect(view?.profile.single.company).toEqual({ value: "Both Ltd", given: false });
  });

  it("[F12] does not record what is refused", async () => {
    await decide(merge());
    const before = await desk.call("digest", {});
    expect(await desk.call("perform", { decision: merge() })).toMatchObject({
      refused: { code: "already-one-customer" },
    });
    const invalid: Decision = {
      kind: "customer.edit",
      body: { customer: ann, fields: ["emails"] },
      texts: { add: { emails: ["no address"] } },
    };
    expect(await desk.call("perform", { decision: invalid })).toMatchObject({ refused: { code: "invalid" } });
    expect(await desk.call("digest", {})).toEqual(before);
  });

  it("[F9] refuses to edit a locked customer, and says who locked it", async () => {
    await decide({ kind: "customer.lock", body: { customer: ann }, texts: null });
    const edit: Decision = {
      kind: "customer.edit",
      body: { customer: ann, fields: ["company"] },
      texts: { set: { company: "x" } },
    };
    expect(await desk.call("perform", { decision: edit })).toMatchObject({
      refused: { rule: "F9", code: "locked", by: "alice" },
    });
    await decide({ kind: "customer.unlock", body: { customer: ann }, texts: null });
    expect((await decide(edit)).customer).toBe(ann);
  });

  it("[F7] previews with the counts that the result has, and writes nothing", async () => {
    const before = await desk.call("digest", {});
    const would = await desk.call("preview", { decision: merge() });
    expect(would).toMatchObject({
      ok: { identities: 1, threads: 1, messages: 1, customersGone: [bob], customersMade: 0, turned: [] },
    });
    expect(await desk.call("digest", {})).toEqual(before);
    const { operation } = await decide(merge());
    const undo: Decision = { kind: "operation.undo", body: { operations: [operation] }, texts: null };
    expect(await desk.call("preview", { decision: undo })).toMatchObject({
      ok: { identities: 1, customersGone: [], customersMade: 1, turned: [{ operation, to: "undone" }] },
    });
  });

  it("[F7] undoes two operations when it is asked twice before it answers", async () => {
    for (const company of ["First Ltd", "Second Ltd"])
      await decide({
        kind: "customer.edit",
        body: { customer: ann, fields: ["company"] },
        texts: { set: { company } },
      });
    const undone = await Promise.all([1, 2].map(() => desk.call("undoLast", { customer: ann })));
    expect(undone).toMatchObject([{ ok: { customer: ann } }, { ok: { customer: ann } }]);
    expect((await desk.call("customer", { customer: ann }))?.profile.single.company).toBeNull();
  });

  it("[F7] undoes and redoes the agent's own last operation on a customer only", async () => {
    const { operation } = await decide(merge());
    const other = desk.session("bea");
    expect(await other.call("undoLast", { customer: ann })).toEqual({ missing: ann });
    expect(await desk.call("undoLast", { customer: bob })).toMatchObject({ ok: { customer: ann } });
    expect(await desk.call("customer", { customer: bob })).toMatchObject({ id: bob, identityTotal: 1 });
    expect(await desk.call("undoLast", { customer: ann })).toEqual({ missing: ann });
    expect(await desk.call("redoLast", { customer: ann })).toMatchObject({ ok: { customer: ann } });
    expect(await desk.call("customer", { customer: bob })).toMatchObject({ id: ann, identityTotal: 2 });
    const history = await desk.call("history", { customer: ann, offset: 0, limit: 10 });
    expect(history.rows.find((row) => row.operation === operation)?.state).toBe("applied");
  });

  it("opens, comments and closes a case; a later message of the customer opens its thread again", async () => {
    const [thread] = (await desk.call("inboxPage", { folder: "all", customer: ann, offset: 0, limit: 10 }))
      .rows;
    const opened = await decide({
      kind: "case.open",
      body: { thread: thread!.id, identity: thread!.identity },
      texts: null,
    });
    const remark = await decide({
      kind: "comment.add",
      body: { case: opened.case!, message: null },
      texts: { text: "to be looked at" },
    });
    expect(remark.comment).not.toBeNull();
    await decide({ kind: "case.close", body: { case: opened.case! }, texts: null });
    expect(await desk.call("thread", { thread: thread!.id })).toMatchObject({
      open: false,
      case: opened.case,
    });
    await desk.importText(
      "later.mbox",
      mbox([
        "Message-ID: <9@example.org>",
        "In-Reply-To: <1@example.org>",
        "From: Ann <ann@example.org>",
        "Subject: Re: Hello",
        "",
        "undated, so as new as its arrival",
      ]),
    );
    expect(await desk.call("thread", { thread: thread!.id })).toMatchObject({ open: true, messages: 2 });
  });

  it("[F10] shows nothing of an anonymized customer, and takes its old mail as duplicates", async () => {
    const view = await desk.call("customer", { customer: ann });
    const identities = view!.identities.map((identity) => identity.id);
    const done = await decide({ kind: "customer.anonymize", body: { identities }, texts: null });
    expect(await desk.call("customer", { customer: done.customer! })).toMatchObject({
      name: null,
      anonymized: true,
      messages: 0,
    });
    expect(await desk.call("messageSearch", { text: "text of 1", offset: 0, limit: 10 })).toMatchObject({
      total: 0,
    });
    const again = await desk.importText("again.mbox", mbox(mail("1", "Ann <ann@example.org>", "Hello", 1)));
    expect(again).toMatchObject({ imported: 0, duplicates: 1 });
    const fresh = await desk.importText(
      "new.mbox",
      mbox(mail("3", "Ann <ann@example.org>", "Back again", 3)),
    );
    expect(fresh).toMatchObject({ imported: 1 });
    expect(await customer("email:ann@example.org")).not.toBe(done.customer);
    expect((await desk.call("check", {})).ok).toBe(true);
  });
});
