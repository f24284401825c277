import { describe, expect, it } from "vitest";
import { compareEmails, isNamedAfter } from "../../src/matching/suggest/compare-emails.ts";
import { compareNames } from "../../src/matching/suggest/compare-names.ts";
import { isOneEdit, jaroWinkler } from "../../src/matching/suggest/text-distance.ts";

describe("names compared", () => {
  it.each([
    ["Ada King", "ada  KING", "same"],
    ["King, Ada", "Ada King", "same"],
    ["Inés Peña", "Ines Pena", "same-words"],
    ["King Ada", "Ada King", "same-words"],
    ["AdaLovelace", "Ada Lovelace", "same-words"],
    ["Ada King via Engines List", "Ada King", "same-words"],
    ["B. Ada King", "Ada King", "initial-more"],
    ["Ada C King", "Ada King", "initial-more"],
    ["Ada Byron King", "Ada King", "word-more"],
    ["Ada Lovelace", "Ada Lovelcae", "misspelt"],
    ["Grace Hopper", "Grace Hoper", "misspelt"],
    ["A. Lovelace", "Ada Lovelace", "initials"],
    ["lovelace", "Lovelace", "same-word"],
    ["Ada", "Ada King", "unclear"],
    ["Ada King", "Ada Hopper", "unclear"],
    ["ada@example.org", "Ada King", "unclear"],
    ["Ada King", "Grace Hopper", "different"],
    ["王小明", "王小明", "same-word"],
    ["", "Ada King", "unclear"],
  ] as const)("%s and %s: %s", (left, right, likeness) => {
    expect(compareNames(left, right)).toBe(likeness);
    expect(compareNames(right, left)).toBe(likeness);
  });
});

describe("addresses compared", () => {
  it.each([
    ["ada.king@example.org", "adaking@example.org", "variant"],
    ["ada+shop@example.org", "ada@example.org", "variant"],
    ["ada@example.org", "ada@exampel.org", "host-misspelt"],
    ["ada@mail.example.org", "ada@example.org", "same-organisation"],
    ["ada@example.co.uk", "ada@another.co.uk", "same-short-mailbox"],
    ["ada.king@example.org", "ada.king@another.net", "same-mailbox"],
    ["lovelace7@example.org", "lovelace7@another.net", "same-mailbox"],
    ["ada@example.org", "ada@another.net", "same-short-mailbox"],
    ["adalovelace@example.org", "adalovelacee@example.org", "misspelt"],
    ["lovelace1@example.org", "lovelace2@example.org", "none"],
    ["ada@example.org", "bo@example.org", "none"],
    ["@example.org", "@example.org", "none"],
  ] as const)("%s and %s: %s", (left, right, likeness) => {
    expect(compareEmails(left, right)).toBe(likeness);
    expect(compareEmails(right, left)).toBe(likeness);
  });

  it("knows a mailbox that is named after somebody", () => {
    expect(isNamedAfter("ada.king@example.org", "Ada King")).toBe(true);
    expect(isNamedAfter("king_ada@example.org", "Ada King")).toBe(true);
    expect(isNamedAfter("alovelace@example.org", "Ada Lovelace")).toBe(true);
    expect(isNamedAfter("aking@example.org", "Ada King")).toBe(false); // four letters are too common
    expect(isNamedAfter("ada@example.org", "Ada")).toBe(false);
  });
});

describe("spellings compared", () => {
  it("knows one edit", () => {
    for (const [a, b] of [
      ["ada", "adda"],
      ["ada", "aa"],
      ["ada", "ida"],
      ["ada", "daa"],
    ] as const)
      expect(isOneEdit(a, b)).toBe(true);
    for (const [a, b] of [
      ["ada", "ada"],
      ["ada", "adaab"],
      ["abcd", "badc"],
      ["abc", "cba"],
    ] as const)
      expect(isOneEdit(a, b)).toBe(false);
  });

  it("gives the published Jaro–Winkler similarities", () => {
    expect(jaroWinkler("martha", "marhta")).toBeCloseTo(0.9611, 4);
    expect(jaroWinkler("dwayne", "duane")).toBeCloseTo(0.84, 4);
    expect(jaroWinkler("dixon", "dicksonx")).toBeCloseTo(0.8133, 4);
    expect(jaroWinkler("abc", "xyz")).toBe(0);
    expect(jaroWinkler("", "")).toBe(0);
  });
});
