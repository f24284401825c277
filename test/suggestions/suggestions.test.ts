import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { SuggestionRow } from "../../src/desk.ts";
import type { Decision } from "../../src/operations/operation.ts";
import { openTestDesk, type TestDesk } from "../engine/open-test-desk.ts";

const header = "channel,kind,handle,name,email,phone,uid";

describe("suggestions", () => {
  let desk: TestDesk;
  let n = 100;
  /** Persons of this test alone: `{n}` in a row is a number that no other test uses. */
  const seen = async (...rows: readonly string[]): Promise<void> => {
    const lines = [header, ...rows].map((row) => row.replaceAll("{n}", String(n)));
    await desk.importText(`rows${n}.csv`, `${lines.join("\n")}\n`);
  };
  const idOf = async (handle: string): Promise<string> => {
    const found = await desk.call("resolve", { what: "customer", text: handle.replaceAll("{n}", String(n)) });
    if (!("ok" in found)) throw new Error(`${handle} is not there`);
    return found.ok;
  };
  const of = async (handle: string, min = 50): Promise<readonly SuggestionRow[]> =>
    desk.call("suggestions", { customer: await idOf(handle), min, limit: 20 });
  const perform = async (decision: Decision) => {
    const done = await desk.call("perform", { decision });
    if (!("ok" in done)) throw new Error(JSON.stringify(done));
    return done.ok;
  };
  const edit = async (handle: string, emails: readonly string[]) =>
    perform({
      kind: "customer.edit",
      body: { customer: await idOf(handle), fields: ["emails"] },
      texts: { add: { emails } },
    });
  const other = async (handle: string) => (await of(handle)).map(({ b }) => b.id);

  beforeAll(async () => {
    desk = await openTestDesk();
  });
  beforeEach(() => {
    n += 1;
  });
  afterAll(() => desk.dispose());

  it("[M3] suggests across identifier types, with reasons that add up, and joins nothing", async () => {
    await seen(
      "mail,email,ada{n}@example.org,Ada Kinsella,,,",
      "wa,whatsapp,+491712345{n},Ada K,ada{n}@example.org,,",
    );
    const [row, ...more] = await of("mail:ada{n}@example.org");
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      a: { id: await idOf("mail:ada{n}@example.org"), name: "Ada Kinsella" },
      b: { id: await idOf("wa:+491712345{n}"), name: "Ada K" },
      reasons: [{ rule: "same-email", weight: 80, left: `ada${n}@example.org` }],
    });
    expect(row!.score).toBe(row!.reasons.reduce((sum, { weight }) => sum + weight, 0));
    const back = await of("wa:+491712345{n}");
    expect(back.map(({ a, b, score }) => [a.id, b.id, score])).toEqual([[row!.b.id, row!.a.id, row!.score]]);
  });

  it("[M1] finds the same phone however it is written, and the same unique id", async () => {
    await seen(
      "wa,whatsapp,+49 171 9876{n},One,,,",
      "crm,other,contact-{n},Two,,0171 / 9876{n},",
      "x,x,@three{n},Three,,,uid-{n}",
      "shop,other,four{n},Four,,,uid-{n}",
    );
    expect(await of("wa:+49 171 9876{n}")).toMatchObject([{ reasons: [{ rule: "same-phone" }] }]);
    // Two networks that gave the same id have not joined by themselves [M3].
    expect(await of("x:@three{n}")).toMatchObject([
      { b: { id: await idOf("shop:four{n}") }, reasons: [{ rule: "same-id" }] },
    ]);
  });

  it("finds names that are turned, shortened or misspelt", async () => {
    await seen(
      "mail,email,a{n}@a.example.org,Wilhelmina Turnage{n}berry,,,",
      'mail,email,b{n}@b.example.net,"Turnage{n}berry, Wilhelmina",,,',
      "mail,email,c{n}@c.example.com,Wilhelmina J. Turnage{n}berry,,,",
      "mail,email,d{n}@d.example.edu,Wilhelmnia Turnage{n}berry,,,",
    );
    const found = await of("mail:a{n}@a.example.org", 30);
    expect(found.map(({ b, reasons }) => [b.hint.slice(0, 1), reasons[0]!.rule])).toEqual([
      ["b", "same-name"],
      ["c", "similar-name"],
      ["d", "similar-name"],
    ]);
  });

  it("[M4] suggests when identifying details are added to a profile later", async () => {
    await seen("chat,chat,visitor-{n},,,,", "mail,email,late{n}@example.org,Late Riser,,,");
    expect(await of("chat:visitor-{n}", 1)).toEqual([]);
    await edit("chat:visitor-{n}", [`late${n}@example.org`]);
    expect(await other("chat:visitor-{n}")).toEqual([await idOf("mail:late{n}@example.org")]);
    expect(await other("mail:late{n}@example.org")).toEqual([await idOf("chat:visitor-{n}")]);
    const whole = await desk.call("suggestions", { limit: 500 });
    expect(whole.map(({ a, b }) => [a.id, b.id])).toContainEqual([
      await idOf("chat:visitor-{n}"),
      await idOf("mail:late{n}@example.org"),
    ]);
  });

  it("never suggests a dismissed pair again, wherever its sides have gone", async () => {
    await seen(
      "mail,email,x{n}@example.org,Xenia Quill{n},,,",
      "wa,whatsapp,+49 172 3333{n},,x{n}@example.org,,",
      "sms,sms,+49 173 4444{n},Somebody Else,,,",
    );
    const [x, wa] = [await idOf("mail:x{n}@example.org"), await idOf("wa:+49 172 3333{n}")];
    expect(await other("mail:x{n}@example.org")).toEqual([wa]);
    await perform({ kind: "suggestion.dismiss", body: { customers: [wa, x] }, texts: null });
    expect(await of("mail:x{n}@example.org", 1)).toEqual([]);
    const sms = await idOf("sms:+49 173 4444{n}");
    await perform({ kind: "customer.merge", body: { into: sms, from: [wa], fields: [] }, texts: {} });
    expect(await of("mail:x{n}@example.org", 1)).toEqual([]);
    expect(await of("sms:+49 173 4444{n}", 1)).toEqual([]);
  });

  it("shows locked customers as locked, and anonymized ones never", async () => {
    await seen(
      "mail,email,l{n}@example.org,Lou Lockhart,,,",
      "wa,whatsapp,+49 174 5555{n},,l{n}@example.org,,",
    );
    const lou = await idOf("mail:l{n}@example.org");
    const wa = await idOf("wa:+49 174 5555{n}");
    await perform({ kind: "customer.lock", body: { customer: wa }, texts: null });
    expect(await of("mail:l{n}@example.org")).toMatchObject([{ b: { id: wa, locked: true } }]);
    await perform({ kind: "customer.unlock", body: { customer: wa }, texts: null });
    const { identities } = (await desk.call("customer", { customer: wa }))!;
    await perform({
      kind: "customer.anonymize",
      body: { identities: identities.map(({ id }) => id) },
      texts: null,
    });
    expect(await desk.call("suggestions", { customer: lou, min: 1, limit: 20 })).toEqual([]);
    expect(await desk.call("suggestions", { customer: wa, min: 1, limit: 20 })).toEqual([]);
  });

  it("suggests over the whole desk, best first, at most as many as asked for", async () => {
    await seen(
      "mail,email,w{n}@example.org,Wanda Weld{n},,,",
      "wa,whatsapp,+49 175 6666{n},Wanda Q. Weld{n},w{n}@example.org,,",
    );
    const all = await desk.call("suggestions", { limit: 500 });
    expect(all.map(({ score }) => score)).toEqual(all.map(({ score }) => score).sort((a, b) => b - a));
    expect(all.every(({ a, b }) => a.id !== b.id)).toBe(true);
    expect(new Set(all.map(({ a, b }) => [a.id, b.id].sort().join(" "))).size).toBe(all.length);
    expect(all.find(({ b }) => b.hint.endsWith(`6666${n}`))).toMatchObject({
      a: { name: `Wanda Weld${n}` },
      score: 132,
    });
    expect(await desk.call("suggestions", { limit: 1 })).toHaveLength(1);
    expect(await desk.call("suggestions", { min: 10_000, limit: 10 })).toEqual([]);
    expect(await desk.call("suggestions", { customer: "cnobody", limit: 10 })).toEqual([]);
  });

  it("[F6] blocked values and the limit are the desk's settings", async () => {
    await seen("mail,email,s{n}@shared{n}.org,,,,", "wa,whatsapp,+49 176 7777{n},,s{n}@shared{n}.org,,");
    const set = (key: string, value: unknown) =>
      perform({ kind: "setting.set", body: { key, value }, texts: null });
    expect(await of("mail:s{n}@shared{n}.org")).toHaveLength(1);
    await set("matching.blocked", [`@shared${n}.org`]);
    expect(await of("mail:s{n}@shared{n}.org", 1)).toEqual([]);
    await set("matching.blocked", null);
    await set("matching.limit", 1);
    expect(await of("mail:s{n}@shared{n}.org", 1)).toEqual([]);
    await set("matching.limit", null);
    expect(await of("mail:s{n}@shared{n}.org")).toHaveLength(1);
  });
});
