import { describe, expect, it } from "vitest";
import type { ChannelKind } from "../../src/domain/channel.ts";
import type { IdentityTexts } from "../../src/domain/facts.ts";
import { blockedValue } from "../../src/matching/blocked-value.ts";
import { matchKeys } from "../../src/matching/match-keys.ts";
import { createValueBlocker } from "../../src/matching/value-blocker.ts";

const keys = (
  kind: ChannelKind,
  texts: Partial<IdentityTexts>,
  d1 = false,
  channel: string = kind,
): readonly string[] =>
  matchKeys({ kind, channel, handle: "", name: "", email: "", phone: "", uid: "", ...texts }, { d1 }).map(
    (key) => `${key.rule} ${key.value}`,
  );

describe("matching keys", () => {
  it("[M2] of one number are one on WhatsApp, SMS and calls, however it is spelled", () => {
    const all = [
      keys("whatsapp", { handle: "34600111222" }),
      keys("sms", { handle: "+34 600 111 222" }),
      keys("call", { handle: "0034600111222" }),
      keys("whatsapp", { handle: "Ann", phone: "+34600111222" }),
    ];
    for (const found of all) expect(found).toEqual(["M2 number:+34600111222"]);
  });

  it("[M2] of one address are one, in any case", () => {
    expect(keys("email", { handle: "Ann@Example.org" })).toEqual(["M2 address:ann@example.org"]);
    expect(keys("email", { handle: "", email: "ann@example.org" })).toEqual(["M2 address:ann@example.org"]);
  });

  it("[M2] of an id are the uid given, or the handle on a network where it names one account", () => {
    expect(keys("messenger", { handle: "ann", uid: "U17" })).toEqual(["M2 id:messenger#U17"]);
    expect(keys("other", { handle: "ann", uid: "U17" }, false, "shop")).toEqual(['M2 id:other:"shop"#U17']);
    expect(keys("x", { handle: "@Ann" })).toEqual(["M2 id:x:ann"]);
    expect(keys("instagram", { handle: "Ann" })).toEqual(["M2 id:instagram:ann"]);
    expect(keys("chat", { handle: "visitor-1" })).toEqual([]);
    expect(keys("other", { handle: "Ann Lee" })).toEqual([]);
  });

  it("[M2] of one id are one in its network, and in its channel where that is what gives ids", () => {
    const all = (["messenger", "x", "instagram", "chat", "other"] as const).flatMap((kind) => [
      ...keys(kind, { handle: "ann", uid: "12345" }, false, "one"),
      ...keys(kind, { handle: "bob", uid: "12345" }, false, "two"),
    ]);
    const counts = [...new Set(all)].map((key) => all.filter((each) => each === key).length);
    expect(counts).toEqual([2, 2, 2, 1, 1, 1, 1]);
    // Who calls themselves what somebody's id is stays somebody else.
    expect(keys("x", { handle: "12345" })).not.toEqual(keys("x", { handle: "ann", uid: "12345" }));
  });

  it("can be made as older programs made them", () => {
    const bare = { d1: false, bareIds: true };
    const texts = { handle: "ann", name: "", email: "", phone: "", uid: "U17" };
    expect(matchKeys({ ...texts, kind: "x", channel: "x" }, bare)).toEqual([{ rule: "M2", value: "id:U17" }]);
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
    ["name", "desconocido"],
    ["name", "Sin \u00a0datos"],
    ["name", "n a"],
    ["name", "ANÓNIMO"],
    ["address", "ninguno"],
    ["address", "noresponder@example.org"],
    ["address", "no-responder@example.org"],
    ["address", "avisos.no_responder@example.org"],
    ["address", "nocontestar@example.org"],
    ["address", "administracion@example.org"],
    ["address", "Administración@example.org"],
    ["address", "facturacion@example.org"],
    ["address", "pedidos@example.org"],
    ["address", "clientes@example.org"],
    ["address", "atencionalcliente@example.org"],
    ["address", "rrhh@example.org"],
    ["number", "no disponible"],
    ["id", "n/a "],
    ["id", "N.A."],
    ["id", "#N/A"],
    ["id", "#N/D"],
    ["id", "Ｎ／Ａ"],
    ["id", "No  disponible"],
    ["id", "no disponible\n"],
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
    ["address", "casinoresponder@example.org"],
    ["address", "pedidos.ruiz@example.org"],
    ["name", "ana desconocido"],
    ["name", "nadal"],
    ["number", "+34600111222"],
    ["number", "+14186569254;ext=102"],
    ["id", "7"],
    ["id", "李"],
    ["name", "ann lee"],
    ["name", "李明"],
  ] as const)("is not %s %j", (type, value) => expect(blockedValue(type, value)).toBe(false));
});

describe("[F6] a value that the admin blocks", () => {
  const isBlocked = createValueBlocker([
    "Legacy-ID-7",
    "Jose\u0301 Ruiz",
    "@Partner.example.org",
    "+34 600 111 222",
  ]);
  it("is blocked in any spelling", () => {
    for (const id of ["Legacy-ID-7", "legacy-id-7", "LEGACY-ID-7"]) expect(isBlocked("id", id)).toBe(true);
    expect(isBlocked("name", "jos\u00e9 ruiz")).toBe(true);
    expect(isBlocked("address", "ann@partner.example.org")).toBe(true);
    expect(isBlocked("number", "+34600111222")).toBe(true);
    expect(isBlocked("id", "legacy-id-8")).toBe(false);
  });
});
