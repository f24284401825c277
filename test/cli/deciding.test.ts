import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type DeskOfPeople, openDeskOfPeople, people } from "./desk-of-people.ts";

describe("deciding commands", () => {
  let desk: DeskOfPeople;
  /** Others in each test. */
  let n = 10;
  let ada: string;
  let adaOnX: string;
  let adaOnWhatsapp: string;
  beforeAll(async () => {
    desk = await openDeskOfPeople();
  });
  beforeEach(async () => {
    n += 1;
    ada = `mail:ada${n}@example.org`;
    adaOnX = `x:@ada_k${n}`;
    adaOnWhatsapp = `wa:+49 171 23456${n}`;
    await desk.run("import", await desk.file("people.csv", people(n)));
  });
  afterAll(() => desk.close());

  const handlesOf = async (customer: string) =>
    ((await desk.document("show", customer)).identities as { handle: string }[]).map((each) => each.handle);

  it("[F4] merges several into the one that it was triggered from, with what the review set", async () => {
    const { id } = await desk.document("show", ada);
    const merged = await desk.document("merge", ada, adaOnWhatsapp, adaOnX, "--set", "company=Engines");
    expect(merged).toEqual({ operation: expect.stringMatching(/^o/u), customer: id });
    expect(await handlesOf(ada)).toHaveLength(3);
    expect(await desk.document("show", adaOnX)).toMatchObject({ id, profile: { company: "Engines" } });
  });

  it("[F4] says that they are one customer already, and takes names of one customer once", async () => {
    await desk.run("merge", ada, adaOnX);
    for (const from of [adaOnX, ada]) {
      const { code, json } = await desk.run("merge", ada, from, "--json");
      expect(code).toBe(3);
      expect(json).toMatchObject([{ refused: { reason: expect.stringContaining("one customer already") } }]);
    }
    const { id } = await desk.document("show", adaOnWhatsapp);
    await desk.document("merge", adaOnWhatsapp, ada, adaOnX);
    expect(await desk.document("show", adaOnX)).toMatchObject({ id });
  });

  it("[F7] says what a merge would change, and changes nothing", async () => {
    const before = await desk.document("digest");
    const { would } = await desk.document("merge", ada, adaOnX, "--dry-run");
    expect(would).toMatchObject({ identities: 1, threads: 0, messages: 0, customersMade: 0 });
    expect((await desk.run("merge", ada, adaOnX, "--dry-run")).out).toContain("1 identity moves");
    expect(await desk.document("digest")).toEqual(before);
  });

  it("[F6] separates an identity into a new, empty customer", async () => {
    const { customer } = await desk.document("merge", ada, adaOnX, "--set", "company=Engines");
    const separated = await desk.document("unmerge", adaOnX);
    expect(separated.customer).toMatch(/^d/u);
    const shown = await desk.document("show", separated.customer as string);
    expect(shown.profile).toMatchObject({ company: null, emails: [], tags: [] });
    expect(await handlesOf(customer as string)).toEqual([`ada${n}@example.org`]);
  });

  it("[F7] undoes and redoes, and tells it in the history", async () => {
    const { operation } = await desk.document("merge", ada, adaOnX);
    const undone = await desk.document("undo", operation as string);
    expect(await handlesOf(ada)).toEqual([`ada${n}@example.org`]);
    const { json } = await desk.run("history", ada, "--json");
    expect(json).toMatchObject([
      { operation: undone.operation, kind: "operation.undo", state: "applied", by: "alice", reason: null },
      { operation, kind: "customer.merge", state: "undone", summary: expect.stringContaining("Ada King") },
    ]);
    await desk.document("redo", operation as string);
    expect(await handlesOf(ada)).toHaveLength(2);
  });

  it("[F8] edits: sets and unsets a value, adds and removes elements, replaces a list", async () => {
    const profile = async () => (await desk.document("show", ada)).profile as Record<string, unknown>;
    await desk.document("edit", ada, "--set", "company=Engines", "--add", "tags=vip", "--add", "tags=old");
    expect(await profile()).toMatchObject({ company: "Engines", tags: ["vip", "old"] });
    await desk.document(
      "edit",
      ada,
      "--set",
      "company=",
      "--remove",
      "tags=old",
      "--set",
      "emails=a@example.org",
    );
    expect(await profile()).toMatchObject({ company: null, tags: ["vip"], emails: ["a@example.org"] });
    await desk.document("edit", ada, "--set", "emails=b@example.org");
    expect(await profile()).toMatchObject({ emails: ["b@example.org"] });
  });

  it.each([
    [["--set", "colour=red"], "There is no field colour"],
    [["--set", "company"], "company is not of the form field=value."],
    [["--add", "company=x"], "company has one value"],
    [[], "Nothing to change was given."],
  ])("exits with 2 for an edit it does not understand: %j", async (options, message) => {
    const { code, err } = await desk.run("edit", ada, ...options);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it("[F9] refuses what a locked customer forbids: exit 3, rule and reason", async () => {
    await desk.document("lock", ada);
    const { code, json, err } = await desk.run("edit", ada, "--set", "company=x", "--json");
    expect(code).toBe(3);
    expect(json).toEqual([{ refused: { rule: "F9", reason: expect.stringContaining("locked by alice") } }]);
    expect(err).toMatch(/^Refused \(F9\): This customer was locked by alice/u);
    expect((await desk.run("merge", adaOnX, ada)).code).toBe(3);
    expect((await desk.run("merge", adaOnX, ada, "--dry-run")).code).toBe(3);
    await desk.document("unlock", ada);
    expect((await desk.run("edit", ada, "--set", "company=x")).code).toBe(0);
  });

  it("refuses to merge a customer with itself", async () => {
    const { code, json } = await desk.run("merge", ada, ada, "--json");
    expect(code).toBe(3);
    expect(json).toEqual([{ refused: { rule: expect.any(String), reason: expect.any(String) } }]);
  });

  it("[I3] opens a case, comments on it and its messages, closes and cancels", async () => {
    const [thread] = (await desk.run("threads", "--json", "--customer", ada)).json as { id: string }[];
    const opened = await desk.document("case", "open", thread!.id);
    expect(opened).toEqual({ operation: expect.stringMatching(/^o/u), case: expect.stringMatching(/^k/u) });
    const ofCase = opened.case as string;
    const { messages } = await desk.document("thread", thread!.id);
    const [message] = messages as { id: string }[];
    const commented = await desk.document("comment", ofCase, "Spare part ordered", "--message", message!.id);
    expect(commented).toEqual({ operation: expect.any(String), comment: expect.stringMatching(/^n/u) });
    await desk.document("comment", ada, "Calls on Mondays");
    const cases = async () => (await desk.run("cases", "--customer", ada, "--json")).json;
    expect(await cases()).toMatchObject([{ id: ofCase, state: "open", comments: 1, openedBy: "alice" }]);
    expect((await desk.run("case", "close", ofCase)).code).toBe(0);
    expect(await cases()).toMatchObject([{ state: "closed" }]);
    expect((await desk.run("case", "close", ofCase)).code).toBe(3);
    expect((await desk.run("case", "cancel", ofCase)).code).toBe(0);
    expect(await cases()).toMatchObject([{ state: "cancelled", comments: 0 }]);
    expect((await desk.run("case", "reopen", ofCase)).code).toBe(2);
    expect((await desk.run("comment", ada, "  ")).code).toBe(2);
  });
});
