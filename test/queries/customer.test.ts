import { afterAll, beforeAll, expect, it } from "vitest";
import { clockAt } from "../../src/domain/order.ts";
import { caseComments } from "../../store/queries/case-comments.ts";
import { caseMessages } from "../../store/queries/case-messages.ts";
import { customer } from "../../store/queries/customer.ts";
import { customerCases } from "../../store/queries/customer-cases.ts";
import { customerLog } from "../../store/queries/customer-log.ts";
import { history } from "../../store/queries/history.ts";
import { identities } from "../../store/queries/identities.ts";
import { resolve } from "../../store/queries/resolve.ts";
import { describeOnEach } from "../store/databases.ts";
import { openSeededStore, type SeededStore } from "./seeded-store.ts";

const first = { offset: 0, limit: 100 };

describeOnEach("customer queries", (place) => {
  let store: SeededStore;

  beforeAll(async () => {
    store = await openSeededStore(place);
    await store.customer(
      "c1",
      [
        { id: "i1", name: "King, Ada", handle: "ada@example.org" },
        { id: "i2", name: "Ada", handle: "+49 171 1", channel: "wa", kind: "whatsapp", phone: "+49 171 1" },
        { id: "i3", handle: "Ada:K", channel: "x", kind: "x", joined_rule: "D1", joined_with: "i1" },
      ],
      {
        locked: true,
        locked_by: "bob",
        locked_at: clockAt(7000),
        profile: {
          single: { company: { value: "Engines", operation: "o1" } },
          list: { tags: [{ value: "vip", operation: "o1" }] },
        },
      },
    );
    await store.customer("c4", [{ id: "i4", handle: "bo@example.org", group_id: 2 }]);
    await store.customer("a5", [{ id: "i5", erased: true, group_id: 3 }], { anonymized: true });
    await store.alias("c2", "i2");
    await store.thread("t1", "i1", {
      messages: [
        { id: "m1", at: 1000, text: "> quoted\nThe   engine\nstopped." },
        { id: "m2", at: 3000, text: "We look at it.", out: true },
        { id: "m3", at: null, text: "undated" },
      ],
    });
    await store.thread("t5", "i5", { messages: [{ id: "m9", at: 9000, text: "secret" }] });
    await store.openCase("k1", "t1", "i1", 2500);
    await store.openCase("k2", "t1", "i1", 2600);
    await store.comment("n2", "c1", "on the case", 4000, "k1");
    await store.comment("n1", "c1", "on the customer", 2000);
    await store.operation("o1", {
      kind: "customer.merge",
      at: 1500,
      group: 1,
      body: { into: "c1", from: ["c2"], fields: ["company", "tags"] },
      touched: ["c1", "c2", "i1", "i2"],
    });
    await store.operation("o2", {
      kind: "customer.edit",
      at: 3500,
      group: 1,
      body: { customer: "c2", fields: ["notes"] },
      touched: ["c2"],
      state: "refused",
      refusal: { rule: "F9", code: "locked" },
    });
    await store.operation("o3", {
      kind: "operation.undo",
      at: 3600,
      group: 1,
      body: { operations: ["o1"] },
      touched: ["i2"],
      state: "undone",
    });
    await store.operation("o4", {
      kind: "comment.add",
      at: 2000,
      group: 1,
      body: { customer: "c1" },
      touched: ["c1"],
    });
    await store.operation("o5", { kind: "case.open", at: 100, group: 1, body: {}, touched: ["c99"] });
    await store.operation("o6", { kind: "customer.lock", at: 100, group: 2, body: {}, touched: ["c4"] });
  });
  afterAll(() => store.close());

  it("[I2] shows what is set, and as given what the identities give in unset fields", async () => {
    const view = await customer(store.db, { customer: "c1" });
    expect(view?.profile).toEqual({
      single: {
        firstName: { value: "Ada", given: true },
        lastName: { value: "King", given: true },
        company: { value: "Engines", given: false },
        gender: null,
        notes: null,
      },
      list: {
        emails: [{ value: "ada@example.org", given: true }],
        mobilePhones: [{ value: "+49 171 1", given: true }],
        homePhones: [],
        tags: [{ value: "vip", given: false }],
      },
    });
  });

  it("counts what a customer has, and says who locked it", async () => {
    expect(await customer(store.db, { customer: "c1" })).toMatchObject({
      id: "c1",
      name: "King, Ada",
      locked: true,
      lockedBy: { by: "bob", at: 7000 },
      anonymized: false,
      identityTotal: 3,
      threads: 1,
      openThreads: 1,
      messages: 3,
      cases: 2,
      openCases: 2,
    });
  });

  it("[F3] follows an id that was merged away", async () => {
    expect((await customer(store.db, { customer: "c2" }))?.id).toBe("c1");
    expect((await identities(store.db, { ...first, customer: "c2" })).total).toBe(3);
    expect((await customerCases(store.db, { ...first, customer: "c2" })).total).toBe(2);
    expect((await caseComments(store.db, { ...first, customer: "c2" })).total).toBe(2);
    expect((await history(store.db, { ...first, customer: "c2" })).total).toBe(5);
    expect(await customer(store.db, { customer: "c3" })).toBeNull();
  });

  it("[D4] gives nothing of an anonymized customer", async () => {
    const view = await customer(store.db, { customer: "a5" });
    expect(view).toMatchObject({ name: null, anonymized: true, threads: 0, messages: 0 });
    expect(view?.profile.list.emails).toEqual([]);
    expect((await customerLog(store.db, { ...first, customer: "a5" })).rows).toEqual([]);
  });

  it("lists identities in order of first sight, with the rule that joined one", async () => {
    const page = await identities(store.db, { ...first, customer: "c1" });
    expect(page.rows.map((row) => [row.id, row.seenAt, row.threads, row.joined])).toEqual([
      ["i1", 0, 1, null],
      ["i2", 1, 0, null],
      ["i3", 2, 0, { rule: "D1", with: "i1" }],
    ]);
    const everyone = await identities(store.db, { offset: 2, limit: 2 });
    expect(everyone.rows.map((row) => row.id)).toEqual(["i2", "i3"]);
    expect(everyone.total).toBe(5);
  });

  it("[I1] logs messages, comments and operations, newest first, undated last", async () => {
    const { rows, total } = await customerLog(store.db, { ...first, customer: "c1" });
    expect(rows.map((row) => [row.type, row.at])).toEqual([
      ["comment", 4000],
      ["operation", 3600],
      ["operation", 3500],
      ["message", 3000],
      ["comment", 2000],
      ["operation", 1500],
      ["message", 1000],
      ["message", null],
    ]);
    expect(total).toBe(8);
    expect(rows[6]).toMatchObject({ excerpt: "The engine stopped.", channel: "mail", direction: "in" });
    const page = await customerLog(store.db, { offset: 6, limit: 1, customer: "c1" });
    expect(page.rows).toEqual([rows[6]]);
  });

  it("[I3] gives cases newest first, and their messages of either side or both", async () => {
    const cases = await customerCases(store.db, { ...first, customer: "c1" });
    expect(cases.rows.map((row) => [row.id, row.comments, row.openedAt])).toEqual([
      ["k2", 0, 2600],
      ["k1", 1, 2500],
    ]);
    const ids = async (direction: "in" | "out" | "both") =>
      (await caseMessages(store.db, { ...first, case: "k1", direction })).rows.map((row) => row.id);
    expect(await ids("in")).toEqual(["m1", "m3"]);
    expect(await ids("out")).toEqual(["m2"]);
    expect(await ids("both")).toEqual(["m1", "m2", "m3"]);
  });

  it("gives comments oldest first, of a customer or of one case", async () => {
    const ofCustomer = await caseComments(store.db, { ...first, customer: "c1" });
    expect(ofCustomer.rows.map((row) => row.text)).toEqual(["on the customer", "on the case"]);
    expect((await caseComments(store.db, { ...first, case: "k1" })).rows.map((row) => row.id)).toEqual([
      "n2",
    ]);
  });

  it("tells the history newest first, with refusals, and automatic joins with rule and evidence [F6]", async () => {
    const { rows } = await history(store.db, { ...first, customer: "c1" });
    expect(rows.map((row) => [row.operation, row.kind, row.state, row.at])).toEqual([
      ["o3", "operation.undo", "undone", 3600],
      ["o2", "customer.edit", "refused", 3500],
      ["o4", "comment.add", "applied", 2000],
      ["o1", "customer.merge", "applied", 1500],
      ["i3", "identity.seen", "applied", 2],
    ]);
    expect(rows[0]?.mentions).toEqual({ kinds: "customer.merge" });
    expect(rows[1]).toMatchObject({ refusal: { rule: "F9", code: "locked" }, fields: ["notes"] });
    // The one that was merged away is named after the identity that it came from, not after the survivor.
    expect(rows[3]?.mentions).toEqual({ into: "King, Ada", from: "Ada" });
    expect(rows[4]).toMatchObject({ by: "", mentions: { identity: "Ada:K", with: "King, Ada", rule: "D1" } });
  });

  it("resolves ids, prefixes of them and channel:handle", async () => {
    const customerOf = (text: string) => resolve(store.db, { what: "customer", text });
    expect(await customerOf("c1")).toEqual({ ok: "c1" });
    expect(await customerOf(" C2 ")).toEqual({ ok: "c1" });
    expect(await customerOf("c")).toEqual({ ambiguous: ["c1", "c4"] });
    expect(await customerOf("i2")).toEqual({ ok: "c1" });
    expect(await customerOf("z")).toEqual({ missing: "z" });
    expect(await customerOf("%")).toEqual({ missing: "%" });
    expect(await customerOf("mail:ADA@example.org")).toEqual({ ok: "c1" });
    expect(await customerOf("x:Ada:K")).toEqual({ ok: "c1" });
    expect(await customerOf("whatsapp:+49 171 1")).toEqual({ ok: "c1" });
    expect(await customerOf("mail:nobody")).toEqual({ missing: "mail:nobody" });
    expect(await resolve(store.db, { what: "identity", text: "wa:+49 171 1" })).toEqual({ ok: "i2" });
    expect(await resolve(store.db, { what: "operation", text: "o3" })).toEqual({ ok: "o3" });
    expect(await resolve(store.db, { what: "thread", text: "mail:ada@example.org" })).toEqual({
      missing: "mail:ada@example.org",
    });
  });

  it("takes the handle as written before one that differs in case only", async () => {
    await store.customer("c7", [{ id: "i7", handle: "ADA:K", channel: "x", kind: "x" }]);
    expect(await resolve(store.db, { what: "identity", text: "x:ADA:K" })).toEqual({ ok: "i7" });
    expect(await resolve(store.db, { what: "identity", text: "x:ada:k" })).toEqual({
      ambiguous: ["i3", "i7"],
    });
  });
});
