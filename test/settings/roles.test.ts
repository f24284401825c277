import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Session } from "../../src/desk.ts";
import type { Decision } from "../../src/operations/operation.ts";
import { openTestDesk, type TestDesk } from "../engine/open-test-desk.ts";

const rows = `channel,kind,handle,name,email,phone,uid,thread,direction,sent_at,subject,text
mail,email,ada@example.org,Ada King,,,,t1,in,2024-03-01T10:00:00Z,Broken engine,The engine stopped.
wa,whatsapp,+491712345678,Ada,ada@example.org,,,,,,,
`;

const grace = (desk: TestDesk): Session => desk.session("grace");
type Asking = Pick<Session, "call">;
const perform = (session: Asking, decision: Decision) => session.call("perform", { decision });
const setOn = (session: Asking, key: string, value: unknown) =>
  perform(session, { kind: "setting.set", body: { key, value }, texts: null });
const roleOn = (session: Asking, agent: string, role: string | null) =>
  perform(session, { kind: "agent.set", body: { agent, role }, texts: null });

describe("the roles of a new desk", () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openTestDesk();
  });
  afterAll(() => desk.dispose());

  it("[F13] without named agents everybody is an admin; then each has a role, with its permissions", async () => {
    expect(await grace(desk).call("settings", {})).toMatchObject({ agent: "grace", role: "admin" });
    expect(await desk.call("agents", {})).toEqual([{ name: "alice", role: "admin", hasToken: false }]);
    await roleOn(desk, "grace", "agent");
    const view = await grace(desk).call("settings", {});
    expect(view.role).toBe("agent");
    expect(view.permissions).toContain("merge");
    expect(view.permissions).not.toContain("administer");
    expect(await setOn(grace(desk), "matching.d1", false)).toEqual({
      refused: { rule: "F13", code: "not-allowed" },
    });
    expect(await desk.call("agents", {})).toEqual([
      { name: "alice", role: "admin", hasToken: false },
      { name: "grace", role: "agent", hasToken: false },
    ]);
  });
});

describe("roles and settings on a desk", () => {
  let desk: TestDesk;
  let customer: string;
  const grace = (): Session => desk.session("grace");
  const set = (key: string, value: unknown) => setOn(desk, key, value);
  const role = (agent: string, to: string | null) => roleOn(desk, agent, to);
  const edit = (session: Asking, company: string) =>
    perform(session, {
      kind: "customer.edit",
      body: { customer, fields: ["company"] },
      texts: { set: { company } },
    });

  beforeAll(async () => {
    desk = await openTestDesk();
    await desk.importText("rows.csv", rows);
    const found = await desk.call("resolve", { what: "customer", text: "mail:ada@example.org" });
    customer = "ok" in found ? found.ok : "";
  });
  afterEach(async () => {
    for (const { key, setBy } of (await desk.call("settings", {})).settings)
      if (setBy !== null) await set(key, null);
  });
  afterAll(() => desk.dispose());

  it("[F13] who may not read finds nothing, by any call", async () => {
    await role("grace", null);
    const page = { offset: 0, limit: 10 };
    const session = grace();
    expect(await session.call("customerSearch", { ...page, text: "" })).toMatchObject({ rows: [], total: 0 });
    expect(await session.call("inboxPage", { ...page, folder: "all" })).toMatchObject({ rows: [], total: 0 });
    expect(await session.call("messageSearch", { ...page, text: "engine" })).toMatchObject({ rows: [] });
    expect(await session.call("identities", page)).toMatchObject({ rows: [] });
    expect(await session.call("folders", {})).toEqual([]);
    expect(await session.call("customer", { customer })).toBeNull();
    expect(await session.call("suggestions", { limit: 10 })).toEqual([]);
    const refused = { refused: { rule: "F13", code: "not-allowed" } };
    expect(await session.call("resolve", { what: "customer", text: customer })).toEqual(refused);
    expect(await edit(session, "Engines")).toEqual(refused);
    expect(await session.call("undoLast", { customer })).toEqual(refused);
    expect((await session.call("check", { scan: "Ada" })).ok).toBe(false);
    const imported = { paths: ["nowhere.mbox"], as: null, channel: null, map: {}, own: [] };
    expect(await session.call("importPaths", imported)).toMatchObject({ imported: 0 });
    expect((await desk.call("customerSearch", { ...page, text: "" })).total).toBeGreaterThan(0);
  });

  it("[S5] a field that a role may not see does not exist for it; one that it only sees is not edited", async () => {
    await role("grace", "agent");
    expect(await edit(desk, "Engines")).toHaveProperty("ok");
    const companyFor = async (session: Asking) =>
      (await session.call("customer", { customer }))?.profile.single.company;
    const notAllowed = { refused: { rule: "S5", code: "not-allowed" } };

    await set("profile.fields", { company: { agent: "see" } });
    expect(await companyFor(grace())).toEqual({ value: "Engines", given: false });
    expect(await edit(grace(), "Looms")).toEqual(notAllowed);
    const mills = await edit(desk, "Mills");
    if (!("ok" in mills)) throw new Error("an admin may edit");
    const operations = [mills.ok.operation];
    const undo: Decision = { kind: "operation.undo", body: { operations }, texts: null };
    expect(await perform(grace(), undo)).toEqual(notAllowed);

    await set("profile.fields", { company: { agent: "hidden" }, emails: { agent: "hidden" } });
    expect(await companyFor(grace())).toBeNull();
    expect((await grace().call("customer", { customer }))?.profile.list.emails).toEqual([]);
    expect(await companyFor(desk)).toEqual({ value: "Mills", given: false });
    const decision: Decision = {
      kind: "customer.merge",
      body: { into: customer, from: [customer], fields: ["company"] },
      texts: { set: { company: "Looms" } },
    };
    expect(await grace().call("preview", { decision })).toMatchObject({ refused: expect.anything() });
    expect(await edit(grace(), "Looms")).toEqual(notAllowed);

    await set("profile.fields", { company: "hidden" });
    expect(await companyFor(desk)).toBeNull();
    await set("profile.fields", null);
    expect(await companyFor(grace())).toEqual({ value: "Mills", given: false });
  });

  it("[S5] what is set in a hidden field is no reason of a suggestion either", async () => {
    await desk.importText("more.csv", "channel,kind,handle,name\nmail,email,hidden@example.net,\n");
    await perform(desk, {
      kind: "customer.edit",
      body: { customer, fields: ["emails"] },
      texts: { add: { emails: ["hidden@example.net"] } },
    });
    await role("grace", "agent");
    const shown = async (session: Asking) =>
      JSON.stringify(await session.call("suggestions", { customer, min: 1, limit: 10 })).includes("hidden@");
    expect(await shown(grace())).toBe(true);
    await set("profile.fields", { emails: { agent: "hidden" } });
    expect(await shown(grace())).toBe(false);
    expect(await shown(desk)).toBe(true);
  });

  it("[D1] off is the strict behaviour of M3: same name and email are suggested, not joined", async () => {
    const pair = (n: number) => `channel,kind,handle,name,email
mail,email,pat${n}@example.org,Pat Doyle,
shop,other,pat-${n},Pat Doyle,pat${n}@example.org
`;
    const resolve = async (text: string) => desk.call("resolve", { what: "customer", text });
    await desk.importText("on.csv", pair(1));
    expect(await resolve("mail:pat1@example.org")).toEqual(await resolve("shop:pat-1"));
    await set("matching.d1", false);
    await desk.importText("off.csv", pair(2));
    const [a, b] = [await resolve("mail:pat2@example.org"), await resolve("shop:pat-2")];
    expect(a).not.toEqual(b);
    const found = await desk.call("suggestions", { customer: "ok" in a ? a.ok : "", limit: 10 });
    expect(found[0]?.b.id).toBe("ok" in b ? b.ok : "");
    expect(found[0]?.reasons.map(({ rule }) => rule)).toEqual(["same-email", "same-name"]);
  });

  it("[F6] a value that the admin blocked joins nothing", async () => {
    const pair = (n: number) => `channel,kind,handle,name
mail-a,email,team${n}@partner.org,Pat
mail-b,email,team${n}@partner.org,Sam
`;
    const areOne = async (n: number) => {
      const [a, b] = await Promise.all(
        ["mail-a", "mail-b"].map((channel) =>
          desk.call("resolve", { what: "customer", text: `${channel}:team${n}@partner.org` }),
        ),
      );
      return JSON.stringify(a) === JSON.stringify(b);
    };
    await desk.importText("before.csv", pair(1));
    expect(await areOne(1)).toBe(true);
    await set("matching.blocked", ["@partner.org"]);
    await desk.importText("after.csv", pair(2));
    expect(await areOne(2)).toBe(false);
  });

  it("mail from the desk's own addresses is outgoing, as the setting says", async () => {
    await set("desk.own", ["help@desk.example.org"]);
    expect((await desk.call("overview", {})).own).toEqual(["help@desk.example.org"]);
    await desk.importText(
      "own.eml",
      "From: Help <help@desk.example.org>\r\nTo: ada@example.org\r\nSubject: Reply\r\nMessage-ID: <own@x>\r\n\r\nWe look at it.\r\n",
    );
    const inbox = await desk.call("inboxPage", { folder: "all", offset: 0, limit: 10 });
    expect(inbox.rows.find(({ subject }) => subject === "Reply")?.lastDirection).toBe("out");
  });
});
