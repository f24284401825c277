import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jaroWinkler } from "../../src/matching/jaro-winkler.ts";
import { type ComparedSide, scorePair } from "../../src/matching/score-pair.ts";

const side = (given: Partial<ComparedSide>): ComparedSide => ({
  ...{ names: [], emails: [], phones: [], uids: [] },
  ...given,
});
const rules = (a: Partial<ComparedSide>, b: Partial<ComparedSide>): readonly string[] =>
  scorePair(side(a), side(b), "ES").reasons.map((reason) => `${reason.rule} ${reason.weight}`);

describe("[M1] a suggestion", () => {
  it("names each reason with the values of both sides, the strongest first", () => {
    const pair = scorePair(
      side({
        names: ["Lee, Ann"],
        emails: ["ann.lee@example.org"],
        phones: ["+34 600 111 222"],
        uids: ["U1"],
      }),
      side({ names: ["Ann Lee"], emails: ["x@example.org", "Ann.Lee@example.org"], phones: ["600111222"] }),
      "ES",
    );
    expect(pair).toEqual({
      score: 0.99,
      reasons: [
        { rule: "same-email", weight: 0.4, left: "ann.lee@example.org", right: "Ann.Lee@example.org" },
        { rule: "same-phone", weight: 0.36, left: "+34 600 111 222", right: "600111222" },
        { rule: "same-name", weight: 0.23, left: "Lee, Ann", right: "Ann Lee" },
      ],
    });
  });

  it.each([
    [["same-email 0.6"], { emails: ["ann@example.org"] }, { emails: ["ANN@example.org"] }],
    [["similar-email 0.4"], { emails: ["ann+shop@example.org"] }, { emails: ["ann@example.org"] }],
    [["similar-email 0.4"], { emails: ["an.n.lee@gmail.com"] }, { emails: ["annlee@googlemail.com"] }],
    [["similar-email 0.28"], { emails: ["ann.lee@example.org"] }, { emails: ["ann.lee@example.com"] }],
    [["similar-email 0.24"], { emails: ["ann.lee@example.org"] }, { emails: ["annlee@example.com"] }],
    [["similar-email 0.23"], { emails: ["ann.leeson@example.org"] }, { emails: ["ann.lesson@example.org"] }],
    [["same-uid 0.6"], { uids: ["U17"] }, { uids: ["U17"] }],
    [["same-phone 0.55"], { phones: ["600 111 222"] }, { phones: ["0034600111222"] }],
    [["same-name 0.35"], { names: ["Ann Lee"] }, { names: ["ann  lee"] }],
    [["same-name 0.15"], { names: ["Ann"] }, { names: ["ann"] }],
    [["similar-name 0.21"], { names: ["A. Lee"] }, { names: ["Ann Lee"] }],
    [["similar-name 0.28"], { names: ["Zoe Nunez"] }, { names: ["Zoë Núñez"] }],
    [["similar-name 0.28"], { names: ["Lee Ann"] }, { names: ["Ann Lee"] }],
  ] as const)("%j", (expected, a, b) => {
    expect(rules(a, b)).toEqual(expected);
    expect(rules(b, a)).toEqual(expected);
  });

  it.each([
    [{ emails: ["ann@example.org"] }, { emails: ["ann@example.com"] }],
    [{ emails: ["customer1@example.org"] }, { emails: ["customer2@example.org"] }],
    [{ emails: ["noreply@example.org"] }, { emails: ["noreply@example.org"] }],
    [{ emails: ["info@example.org"] }, { emails: ["info@example.org"] }],
    [{ phones: ["000000"] }, { phones: ["000000"] }],
    [{ uids: ["(none)"] }, { uids: ["(none)"] }],
    [{ names: ["Unknown"] }, { names: ["unknown"] }],
    [{ names: ["Ann Lee"] }, { names: ["Bob Kim"] }],
    [{ names: ["Anna Ortega"] }, { names: ["Anna Ortiz"] }],
    [{}, {}],
  ])("[M4] is not made of %j and %j", (a, b) =>
    expect(scorePair(side(a), side(b))).toEqual({ score: 0, reasons: [] }),
  );

  it("adds up, stays within 0 and 1, and weighs the same from both sides", () => {
    const few = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(values, { maxLength: 3 });
    const sides = fc.record({
      names: few(fc.oneof(fc.string(), fc.constantFrom("Ann Lee", "A. Lee", "Lee, Ann", "Zoë"))),
      emails: few(
        fc.oneof(fc.string(), fc.constantFrom("ann.lee@example.org", "annlee@example.com", "a@b.org")),
      ),
      phones: few(fc.constantFrom("+34600111222", "600111222", "1", "x")),
      uids: few(fc.constantFrom("U1", "U2", "")),
    });
    fc.assert(
      fc.property(sides, sides, (a, b) => {
        const pair = scorePair(a, b);
        const sum = pair.reasons.reduce((total, reason) => total + Math.round(reason.weight * 100), 0);
        expect(Math.round(pair.score * 100)).toBe(sum);
        expect(pair.score).toBeLessThanOrEqual(1);
        expect(pair.reasons.every((reason) => reason.weight > 0)).toBe(true);
        expect(scorePair(b, a).score).toBe(pair.score);
      }),
      { numRuns: 500 },
    );
  });
});

it("jaroWinkler gives the published values", () => {
  expect(jaroWinkler("martha", "marhta")).toBeCloseTo(0.9611, 4);
  expect(jaroWinkler("dwayne", "duane")).toBeCloseTo(0.84, 4);
  expect(jaroWinkler("dixon", "dicksonx")).toBeCloseTo(0.8133, 4);
  expect(jaroWinkler("abc", "xyz")).toBe(0);
});
