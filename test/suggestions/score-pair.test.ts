import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Holders, PersonTraits } from "../../src/matching/suggest/person-traits.ts";
import { scorePair } from "../../src/matching/suggest/score-pair.ts";
import { createValueBlocker } from "../../src/matching/value-blocker.ts";

const person = (traits: Partial<PersonTraits>): PersonTraits => ({
  ...{ names: [], emails: [], phones: [], uids: [], gender: null },
  ...traits,
});
const heldBy = (count: number): Holders => ({
  ...{ name: () => count, email: () => count, mailbox: () => count, phone: () => count, uid: () => count },
});
const score = (a: Partial<PersonTraits>, b: Partial<PersonTraits>, holders = 2, blocked: string[] = []) =>
  scorePair(person(a), person(b), {
    holders: heldBy(holders),
    limit: 20,
    isBlocked: createValueBlocker(blocked),
  });
const rules = (scored: ReturnType<typeof score>) => scored.reasons.map(({ rule }) => rule);

describe("a pair's score", () => {
  it("[M1] same phone, same unique ID, same and similar email are worth an agent's look", () => {
    const pairs: readonly [Partial<PersonTraits>, Partial<PersonTraits>, string][] = [
      [{ phones: ["+49 171 2345678"] }, { phones: ["0049171 2345678"] }, "same-phone"],
      [{ phones: ["+49 171 2345678"] }, { phones: ["0171/2345678"] }, "same-phone"],
      [{ uids: [{ channel: "x", value: "u-9" }] }, { uids: [{ channel: "shop", value: "u-9" }] }, "same-id"],
      [{ emails: ["Ada@Example.org"] }, { emails: ["ada@example.org"] }, "same-email"],
      [{ emails: ["ada.king@example.org"] }, { emails: ["adaking@example.org"] }, "similar-email"],
      [{ emails: ["ada.king@example.org"] }, { emails: ["ada.king@another.net"] }, "similar-email"],
    ];
    for (const [a, b, rule] of pairs) {
      const scored = score(a, b);
      expect(rules(scored)).toEqual([rule]);
      expect(scored.score).toBeGreaterThanOrEqual(50);
    }
  });

  it("[M4] nothing in common is nothing; nor is only what speaks against", () => {
    expect(score({}, {})).toEqual({ score: 0, reasons: [] });
    expect(score({ names: ["Ada King"], gender: "f" }, { names: ["Bo Berg"], gender: "m" })).toEqual({
      score: 0,
      reasons: [],
    });
  });

  it("[F6] values of nobody and of everybody give no reason", () => {
    const nobodys = ["noreply@example.org", "info@example.org", "devnull@localhost", "(none)", ""];
    for (const email of nobodys) expect(score({ emails: [email] }, { emails: [email] }).reasons).toEqual([]);
    expect(score({ phones: ["000000"] }, { phones: ["000000"] }).reasons).toEqual([]);
    expect(score({ names: ["Anonymous"] }, { names: ["anonymous"] }).reasons).toEqual([]);
    const shared = { emails: ["desk@partner.example.org"] };
    expect(score(shared, shared).score).toBe(80);
    expect(score(shared, shared, 2, ["desk@partner.example.org"]).reasons).toEqual([]);
    expect(score(shared, shared, 2, ["@partner.example.org"]).reasons).toEqual([]);
  });

  it("[F6] a value that more hold than the limit gives none, and a name hardly one", () => {
    const all: Partial<PersonTraits> = {
      emails: ["ada@example.org"],
      phones: ["+491712345678"],
      uids: [{ channel: "x", value: "u-9" }],
    };
    expect(score(all, all, 20).score).toBeGreaterThan(200);
    expect(score(all, all, 21).reasons).toEqual([]);
    expect(score({ names: ["Ada King"] }, { names: ["Ada King"] }, 21).score).toBe(10);
  });

  it("adds what speaks against", () => {
    const same = { emails: ["ada@example.org"] };
    const against = score(
      { ...same, names: ["Ada King"], gender: "female", uids: [{ channel: "x", value: "u-1" }] },
      { ...same, names: ["Bo Berg"], gender: "Hombre", uids: [{ channel: "x", value: "u-2" }] },
    );
    expect(rules(against)).toEqual(["same-email", "different-id", "different-name", "different-gender"]);
    expect(against.score).toBe(80 - 20 - 20 - 25);
    expect(rules(score({ ...same, gender: "f" }, { ...same, gender: "Female" }))).toEqual(["same-email"]);
  });

  it.each([
    ["mujer", "female", false],
    ["Mujer", "masculino", true],
    ["masculino", "Male", false],
    ["varón", "FEMENINA", true],
    ["f", "m", true],
    ["h", "m", true],
    ["h", "f", true],
    // Hombre or mujer, male or female: nobody can tell.
    ["m", "mujer", false],
    ["m", "male", false],
    ["m", "female", false],
    ["no binario", "female", false],
    ["", "male", false],
  ])("of the genders %j and %j has a reason against it: %s", (left, right, isReason) => {
    const same = { emails: ["ada@example.org"] };
    for (const [a, b] of [
      [left, right],
      [right, left],
    ] as const) {
      const found = rules(score({ ...same, gender: a }, { ...same, gender: b }));
      expect(found.includes("different-gender")).toBe(isReason);
    }
  });

  it("takes a first name as a mailbox for little", () => {
    const a = { names: ["Sebastian King"], emails: ["sebastian@king-one.org"] };
    const b = { names: ["Sebastian Berg"], emails: ["sebastian@berg-two.net"] };
    expect(score(a, b).score).toBeLessThan(30);
  });

  it("is the sum of its weights, whole numbers, and the same from both sides", () => {
    const word = fc.constantFrom("Ada", "King", "A.", "Bo", "Berg", "ada@x.org", "Ádá", "via", "");
    const name = fc.array(word, { maxLength: 4 }).map((words) => words.join(" "));
    const email = fc
      .tuple(
        fc.constantFrom("ada", "ada.king", "a.king+1", "info", "", "bo"),
        fc.constantFrom("x.org", "y.x.org"),
      )
      .map(([local, host]) => `${local}@${host}`);
    const phone = fc.constantFrom("+491712345678", "0171 2345678", "000000", "x");
    const uid = fc.record({ channel: fc.constantFrom("x", "y"), value: fc.constantFrom("1", "u-1", "") });
    const anybody = fc.record({
      names: fc.array(name, { maxLength: 3 }),
      emails: fc.array(email, { maxLength: 3 }),
      phones: fc.array(phone, { maxLength: 2 }),
      uids: fc.array(uid, { maxLength: 2 }),
      gender: fc.constantFrom(null, "f", "male", ""),
    });
    fc.assert(
      fc.property(anybody, anybody, fc.integer({ min: 1, max: 30 }), (a, b, holders) => {
        const there = score(a, b, holders);
        const back = score(b, a, holders);
        expect(there.score).toBe(there.reasons.reduce((sum, { weight }) => sum + weight, 0));
        for (const { weight } of there.reasons) expect(weight).toSatisfy(Number.isInteger);
        expect(back.score).toBe(there.score);
      }),
    );
  });
});
