import { describe, expect, it } from "vitest";
import type { ChannelKind } from "../../src/domain/channel.ts";
import type { IdentityTexts } from "../../src/domain/facts.ts";
import { blockedValue } from "../../src/matching/blocked-value.ts";
import { matchKeys } from "../../src/matching/match-keys.ts";

const keys = (
  kind: ChannelKind,
  texts: Partial<IdentityTexts>,
  d1 = false,
  region?: string,
): readonly string[] =>
  matchKeys(
    { kind, handle: "", name: "", email: "", phone: "", uid: "", ...texts },
    region === undefined ? { d1 } : { d1, region },
  ).map((key) => `${key.rule} ${key.value}`);

describe("matching keys", () => {
  it("[M2] of one number are one on WhatsApp, SMS and calls, however it is spelled", () => {
    const all = [
      keys("whatsapp", { handle: "34600111222" }),
      keys("sms", { handle: "+34 600 111 222" }),
      keys("call", { handle: "0034600111222" }),
      keys("phone", { handle: "600 111 222" }, false, "ES"),
      keys("whatsapp", { handle: "Ann", phone: "+34600111222" }),
    ];
    for (const found of all) expect(found).toEqual(["M2 number:+34600111222"]);
  });

  it("[M2] of one address are one, in any case", () => {
    expect(keys("email", { handle: "Ann@Example.org" })).toEqual(["M2 address:ann@example.org"]);
    expect(keys("email", { handle: "", email: "ann@example.org" })).toEqual(["M2 address:ann@example.org"]);
  });

  it("[M2] of an id are the uid given, or the handle on a network where it names one account", () => {
    expect(keys("messenger", { handle: "ann", uid: "U17" })).toEqual(["M2 id:U17"]);
    expect(keys("other", { handle: "ann", uid: "U17" })).toEqual(["M2 id:U17"]);
    expect(keys("x", { handle: "@Ann" })).toEqual(["M2 id:x:ann"]);
    expect(keys("instagram", { handle: "Ann" })).toEqual(["M2 id:instagram:ann"]);
    expect(keys("chat", { handle: "visitor-1" })).toEqual([]);
    expect(keys("other", { handle: "Ann Lee" })).toEqual([]);
  });

  it("[M3] of different identifier types are never the same", () => {
    const address = keys("email", { handle: "ann@example.org", phone: "+34600111222" });
    const other = keys("other", { handle: "7", email: "ann@example.org", phone: "+34600111222" });
    const number = keys("whatsapp", { handle: "+34600111222", email: "ann@example.org" });
    expect([...address, ...other, ...number]).toEqual([
      "M2 address:ann@example.org",
      "M2 number:+34600111222",
    ]);
  });

  it("[D1] pair name and email address across channels, and only when it is on", () => {
    const mail = keys("email", { handle: "ann@example.org", name: "Lee, Ann" }, true);
    const card = keys("other", { handle: "7", email: "Ann@example.org", name: "Ann Lee" }, true);
    expect(card).toEqual(["D1 name+address:ann lee\nann@example.org"]);
    expect(mail).toEqual(["M2 address:ann@example.org", ...card]);
    expect(keys("other", { handle: "7", email: "ann@example.org", name: "Ann Lee" })).toEqual([]);
  });

  it("[D1] need both, and a name that is one", () => {
    for (const texts of [
      { email: "ann@example.org" },
      { name: "Ann Lee" },
      { name: "ann@example.org", email: "ann@example.org" },
      { name: "Unknown", email: "ann@example.org" },
      { name: "Ann Lee", email: "info@example.org" },
    ])
      expect(keys("other", { handle: "7", ...texts }, true)).toEqual([]);
  });

  it("[M4] are none without identifiers", () => {
    expect(keys("chat", { handle: "anonymous-abc" }, true)).toEqual([]);
    expect(keys("other", {}, true)).toEqual([]);
    expect(keys("sms", { handle: "INFO" }, true)).toEqual([]);
  });
});

describe("[F6] a blocked value", () => {
  it.each([
    ["address", "noreply@example.org"],
    ["address", "no-reply@example.org"],
    ["address", "donotreply@example.org"],
    ["address", "orders.noreply@example.org"],
    ["address", "noreply+12@example.org"],
    ["address", "devnull@localhost"],
    ["address", "dev-null@example.org"],
    ["address", "root@box.local"],
    ["address", "(none)"],
    ["address", "ann"],
    ["address", ""],
    ["address", "info@example.org"],
    ["address", "support@example.org"],
    ["address", "mailer-daemon@example.org"],
    ["address", "postmaster@example.org"],
    ["address", "webmaster@example.org"],
    ["number", "000000"],
    ["number", "+34000000000"],
    ["number", "1234567890"],
    ["number", "112"],
    ["number", "info bank"],
    ["number", ""],
    ["id", "(none)"],
    ["id", "000000"],
    ["id", "NULL"],
    ["id", "---"],
    ["id", ""],
    ["name", "unknown"],
    ["name", "12 34"],
    ["name", "."],
  ] as const)("%s %j", (type, value) => expect(blockedValue(type, value)).toBe(true));

  it.each([
    ["address", "ann@example.org"],
    ["address", "ann.information@example.org"],
    ["address", "me@ann.example.org"],
    ["address", "ann@home.invalid"],
    ["address", "mail@ann.example.org"],
    ["address", "renoreply@example.org"],
    ["number", "+34600111222"],
    ["number", "+14186569254;ext=102"],
    ["id", "7"],
    ["id", "李"],
    ["name", "ann lee"],
    ["name", "李明"],
  ] as const)("is not %s %j", (type, value) => expect(blockedValue(type, value)).toBe(false));
});
