import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DeskOfPeople, openDeskOfPeople, people } from "./desk-of-people.ts";

describe("suggestions, settings and agents on the command line", () => {
  let desk: DeskOfPeople;
  beforeAll(async () => {
    desk = await openDeskOfPeople();
    await desk.run("import", await desk.file("people.csv", people(5)));
    const more = `channel,kind,handle,name,email,phone,uid
crm,other,card-1,Ada C. King,,,
crm,other,card-2,,bo5@example.org,,
`;
    await desk.run("import", await desk.file("more.csv", more));
  });
  afterAll(() => desk.close());

  it("[M1] lists possible duplicates, with reasons whose weights add up", async () => {
    const { json, code } = await desk.run("--json", "suggestions");
    expect(code).toBe(0);
    const rows = json as { a: string; b: string; score: number; reasons: { weight: number }[] }[];
    expect(rows.length).toBeGreaterThanOrEqual(2);
    for (const { score, reasons } of rows)
      expect(reasons.reduce((sum, { weight }) => sum + weight, 0)).toBe(score);
    const { id: bo } = await desk.document("show", "mail:bo5@example.org");
    const { id: card } = await desk.document("show", "crm:card-2");
    expect(rows.find(({ a }) => a === bo)).toEqual({
      a: bo,
      b: card,
      score: 80,
      reasons: [{ rule: "same-email", weight: 80, left: "bo5@example.org", right: "bo5@example.org" }],
      names: ["Bo Berg", "card-2"],
      locked: false,
    });
  });

  it("lists those of one customer, from a least score on, and says why in both languages", async () => {
    const { json } = await desk.run("--json", "suggestions", "--customer", "crm:card-2", "--limit", "1");
    expect(json).toHaveLength(1);
    expect((await desk.run("--json", "suggestions", "--min", "9999")).json).toEqual([]);
    const { out } = await desk.run("suggestions", "--customer", "crm:card-2");
    expect(out).toContain("same email +80 (bo5@example.org)");
    const spanish = await desk.run("suggestions", "--customer", "crm:card-2", "--lang", "es");
    expect(spanish.out).toMatch(/^Puntos/u);
    expect(spanish.out).toContain("mismo correo +80");
    expect((await desk.run("suggestions", "--min", "x")).code).toBe(2);
    expect((await desk.run("suggestions", "--customer", "nobody")).code).toBe(4);
  });

  it("never suggests a dismissed pair again", async () => {
    const dismissed = await desk.document("dismiss", "mail:ada5@example.org", "crm:card-1");
    expect(dismissed).toEqual({ operation: expect.stringMatching(/^o/u) });
    const { json } = await desk.run("--json", "suggestions", "--customer", "crm:card-1", "--min", "1");
    const { id } = await desk.document("show", "mail:ada5@example.org");
    expect(json).not.toContainEqual(expect.objectContaining({ b: id }));
    expect((await desk.run("dismiss", "crm:card-1", "crm:card-1")).code).toBe(3);
    expect((await desk.run("dismiss", "crm:card-1", "nobody")).code).toBe(4);
  });

  it("gets, sets and unsets settings", async () => {
    expect(await desk.document("config", "get", "matching.d1")).toEqual({
      key: "matching.d1",
      value: true,
      setBy: null,
    });
    expect(await desk.document("config", "set", "matching.d1", "false")).toEqual({
      operation: expect.stringMatching(/^o/u),
      key: "matching.d1",
      value: false,
    });
    expect(await desk.document("config", "get", "matching.d1")).toMatchObject({
      value: false,
      setBy: "alice",
    });
    expect((await desk.run("config", "get", "matching.d1")).out).toBe("false\n");
    expect((await desk.run("config", "unset", "matching.d1")).code).toBe(0);
    expect(await desk.document("config", "get", "matching.d1")).toMatchObject({ value: true, setBy: null });
  });

  it("takes lists and JSON as values", async () => {
    const value = async (...args: string[]) => (await desk.document("config", "set", ...args)).value;
    expect(await value("desk.own", "help@example.org,+49 171 1")).toEqual(["help@example.org", "+49 171 1"]);
    expect(await value("desk.own", "help@example.org", "info@example.org")).toEqual([
      "help@example.org",
      "info@example.org",
    ]);
    expect(await value("matching.blocked", "123456")).toEqual(["123456"]);
    expect(await value("profile.fields", '{"gender":"hidden"}')).toEqual({ gender: "hidden" });
    expect(await value("tabs.agent", "summary,messages")).toEqual(["summary", "messages"]);
    expect(await value("export.sender", "help@example.org")).toBe("help@example.org");
    const { json } = await desk.run("--json", "config");
    expect(json).toContainEqual({ key: "export.sender", value: "help@example.org", setBy: "alice" });
    expect((await desk.run("config")).out).toMatch(/^matching\.limit +20$/mu);
    expect(await desk.document("config", "get", "tabs.guest")).toMatchObject({ setBy: null });
  });

  it("exits with 2, 3 or 4 on what is wrong, and changes nothing", async () => {
    expect((await desk.run("config", "set", "matching.limit", "many")).code).toBe(3);
    expect(await desk.document("config", "set", "matching.limit", "many")).toMatchObject({
      refused: { rule: "F14" },
    });
    expect((await desk.run("config", "set", "nonsense", "1")).code).toBe(4);
    expect((await desk.run("config", "get", "nonsense")).code).toBe(4);
    expect((await desk.run("config", "set", "matching.d1")).code).toBe(2);
    expect((await desk.run("config", "turn", "matching.d1")).code).toBe(2);
    expect((await desk.run("agent", "hire", "grace")).code).toBe(2);
    expect((await desk.run("agent", "revoke", "nobody")).code).toBe(4);
    expect(await desk.document("config", "get", "matching.limit")).toMatchObject({ value: 20 });
  });

  it("adds an agent with a token that is shown once and kept nowhere, and revokes it", async () => {
    expect((await desk.run("--json", "agents")).json).toEqual([
      { name: "alice", role: "admin", hasToken: false },
    ]);
    const grace = await desk.document("agent", "add", "grace");
    expect(grace).toMatchObject({
      name: "grace",
      role: "agent",
      token: expect.stringMatching(/^[\w-]{43}$/u),
    });
    const misspelt = await desk.run("agent", "add", "grace", "--role", "observer");
    expect(misspelt.code).toBe(2);
    expect(misspelt.err).toContain("There is no role observer; there are admin, agent.");
    await desk.run("config", "set", "role.observer", "read");
    const again = await desk.document("agent", "add", "grace", "--role", "observer");
    expect(again.token).not.toBe(grace.token);
    expect((await desk.run("--json", "agents")).json).toEqual([
      { name: "alice", role: "admin", hasToken: false },
      { name: "grace", role: "observer", hasToken: true },
    ]);
    const scan = await desk.document("doctor", "--scan", again.token as string);
    expect(scan.found).toEqual([]);

    expect((await desk.run("customers", "--agent", "grace")).code).toBe(0);
    expect((await desk.run("lock", "mail:ada5@example.org", "--agent", "grace")).code).toBe(3);
    const notHers = await desk.file("hers.csv", "channel,handle\nmail,eve@example.org\n");
    expect(await desk.run("import", notHers, "--json", "--agent", "grace")).toMatchObject({
      code: 3,
      json: [{ refused: { rule: "F13" } }],
    });
    // A role that nobody describes any longer permits nothing.
    await desk.run("config", "unset", "role.observer");
    const withheld = await desk.run("customers", "--json", "--agent", "grace");
    expect(withheld).toMatchObject({ code: 3, json: [{ refused: { rule: "F13" } }] });
    expect((await desk.run("config", "set", "matching.d1", "false", "--agent", "grace")).code).toBe(3);

    expect(await desk.document("agent", "revoke", "grace")).toMatchObject({ name: "grace", role: null });
    expect((await desk.run("customers", "--agent", "grace")).code).toBe(3);
    expect((await desk.run("agents")).out).toMatch(/^grace +revoked$/mu);
    // The last admin stays [F13].
    expect((await desk.run("agent", "revoke", "alice")).code).toBe(3);
  });

  it("[S6] tells the token in Spanish too", async () => {
    const { out } = await desk.run("agent", "add", "olga", "--lang", "es");
    expect(out).toMatch(/^olga tiene el rol agent\..*\n[\w-]{43}\n$/u);
  });
});
