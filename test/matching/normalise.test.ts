import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normaliseEmail } from "../../src/matching/normalise-email.ts";
import { normaliseHandle } from "../../src/matching/normalise-handle.ts";
import { normaliseName } from "../../src/matching/normalise-name.ts";
import { isPhone, normalisePhone } from "../../src/matching/normalise-phone.ts";
import { normaliseSubject } from "../../src/matching/normalise-subject.ts";

describe("an email address", () => {
  it.each([
    ["Ann@Example.ORG", "ann@example.org"],
    [" <ann@example.org> ", "ann@example.org"],
    ["mailto:ann@example.org", "ann@example.org"],
    ["a.nn+shop@example.org", "a.nn+shop@example.org"],
    ["", ""],
  ])("%j is %j", (given, expected) => expect(normaliseEmail(given)).toBe(expected));
});

describe("a phone number", () => {
  it.each([
    ["+34 600 11 12 22", undefined, "+34600111222"],
    ["0034-600-111-222", undefined, "+34600111222"],
    ["tel:+34-600-111-222", undefined, "+34600111222"],
    ["34600111222", undefined, "+34600111222"],
    // Separators say that somebody wrote a national number: "+20 1555…" would be a guess.
    ["(201) 555-0123", undefined, "2015550123"],
    ["2015550123", undefined, "2015550123"],
    ["600 111 222", "ES", "+34600111222"],
    ["600 111 222", "es", "+34600111222"],
    ["(0)151 23456789", "DE", "+4915123456789"],
    ["٠٠٣٤ ٦٠٠ ١١١ ٢٢٢", undefined, "+34600111222"],
    ["+1 418-656-9254;ext=102", undefined, "+14186569254;ext=102"],
    ["0612345", undefined, "0612345"],
    ["+999 12345", undefined, "+99912345"],
    ["Ann Lee", undefined, ""],
    ["ann2000@example.org", undefined, ""],
    ["", undefined, ""],
  ])("%j in %s is %j", (given, region, expected) => expect(normalisePhone(given, region)).toBe(expected));

  it("is told from a name, an id and a placeholder", () => {
    expect(["+34 600 111 222", "600111222", "Ann", "INFO", "12", "a1b2c3d4e5"].map(isPhone)).toEqual([
      ...[true, true, false, false, false, false],
    ]);
  });
});

describe("a name", () => {
  it.each([
    ["  Ann   LEE ", "ann lee"],
    ["Lee, Ann", "ann lee"],
    ["'Ann Lee'", "ann lee"],
    ["Lee, Jr.", "lee, jr"],
    ["Ａｎｎ\u200b Lee", "ann lee"],
    ["J. R. Lee", "j r lee"],
    ["Zoe\u0308", "zoë"],
    ["a, b, c", "a, b, c"],
    ["", ""],
  ])("%j is %j", (given, expected) => expect(normaliseName(given)).toBe(expected));
});

describe("a handle", () => {
  it("is compared as its channel compares it", () => {
    expect(normaliseHandle("x", "@AnnLee")).toBe("annlee");
    expect(normaliseHandle("instagram", "Ann.Lee")).toBe("ann.lee");
    expect(normaliseHandle("messenger", " 10001 ")).toBe("10001");
    expect(normaliseHandle("other", "Case-Matters")).toBe("Case-Matters");
    expect(normaliseHandle("whatsapp", "+34 600 111 222")).toBe("+34600111222");
    expect(normaliseHandle("whatsapp", "6591234567")).toBe("+6591234567");
    expect(normaliseHandle("sms", "6591234567")).toBe("6591234567");
    expect(normaliseHandle("sms", "INFO  Bank")).toBe("info bank");
    expect(normaliseHandle("email", "Ann@Example.org")).toBe("ann@example.org");
  });
});

describe("a subject", () => {
  it.each([
    ["Re: Order 12", "order 12", true],
    ["RE[2]: Order 12", "order 12", true],
    ["AW: WG: Order 12", "order 12", true],
    ["Fwd: Order 12", "order 12", false],
    ["Rv: Re: Order 12", "order 12", true],
    ["[list] Re: [list] Order 12", "order 12", true],
    ["Re: [ticket 7] Sv: Order 12 (fwd)", "order 12", true],
    ["回复：订单", "订单", true],
    ["Reply to: me", "reply to: me", false],
    ["[urgent]", "[urgent]", false],
    ["Re:", "", true],
    ["", "", false],
  ])("%j is %j, a reply: %s", (given, subject, reply) =>
    expect(normaliseSubject(given)).toEqual({ subject, reply }),
  );
});

it("normalising twice is normalising once", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      for (const once of [normaliseEmail, normalisePhone, (each: string) => normaliseSubject(each).subject])
        expect(once(once(text))).toBe(once(text));
    }),
    { numRuns: 500 },
  );
});
