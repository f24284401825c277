import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import type { Desk, Session } from "../../src/desk.ts";
import { type ColleaguesDesk, createColleague, timeAway } from "../../src/engine/demo/colleague.ts";
import { colleagueScript } from "../../src/engine/demo/colleague-script.ts";
import { openDesk } from "../../src/engine/open-desk.ts";
import { mail, mbox } from "../engine/sample-mail.ts";
import { openTestHub } from "../hub/open-test-hub.ts";

let folder: string;
const closing: (() => Promise<void>)[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "onefold-colleague-of-"));
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await rm(folder, { recursive: true, force: true });
});

const open = async (name: string, syncs: boolean): Promise<Desk> => {
  const data = join(folder, name);
  const opened = await openDesk({ data, template: inject("template"), syncs, environment: {} });
  if ("failure" in opened) throw new Error(opened.failure.tag);
  closing.push(() => opened.desk.close());
  return opened.desk;
};
const sit = (desk: Desk, agent: string): Session =>
  desk.openSession({ agent, locale: "en", timezone: "UTC" });

const atOnce = async (): Promise<void> => {};
const kindsOf = async (session: Session, handle: string): Promise<readonly string[]> => {
  const customer = await session.call("resolve", { what: "customer", text: handle });
  if (!("ok" in customer)) throw new Error(handle);
  const { rows } = await session.call("history", { customer: customer.ok, offset: 0, limit: 100 });
  return rows.flatMap((row) => (row.by === "aiko" ? [`${row.kind} ${row.state}`] : []));
};

describe("the colleague of the demo", () => {
  it("works through her script on the sample desk, twice, and wrecks nothing", async () => {
    const desk = await open("data", false);
    const robin = sit(desk, "robin");
    const aiko = sit(desk, "aiko");
    await robin.call("fillDemo", {});
    const work = createColleague({ desk: { session: () => aiko, reopen: atOnce }, pause: atOnce });
    const customersBefore = await robin.call("customerSearch", { text: "", offset: 0, limit: 1 });
    await work.round(colleagueScript);
    await work.round(colleagueScript);
    const merges = (await kindsOf(robin, "email:sakura.sato@example.com")).filter((kind) =>
      kind.startsWith("customer.merge"),
    );
    expect(merges).toEqual(["customer.merge undone", "customer.merge undone"]);
    const locks = await kindsOf(robin, "email:zoe.underwood@example.com");
    expect(locks.filter((kind) => kind === "customer.lock applied")).toHaveLength(2);
    expect(locks.filter((kind) => kind === "customer.unlock applied")).toHaveLength(2);
    const cases = await kindsOf(robin, "email:george.okafor@example.com");
    expect(cases).toEqual(["case.close applied", "comment.add applied", "case.open applied"]);
    const customersAfter = await robin.call("customerSearch", { text: "", offset: 0, limit: 1 });
    expect(customersAfter.total).toBe(customersBefore.total);
  });

  it("leaves out whom somebody anonymized, merged or locked meanwhile", async () => {
    const desk = await open("data", false);
    const robin = sit(desk, "robin");
    const aiko = sit(desk, "aiko");
    await robin.call("fillDemo", {});
    const customer = async (handle: string): Promise<string> => {
      const found = await robin.call("resolve", { what: "customer", text: handle });
      if (!("ok" in found)) throw new Error(handle);
      return found.ok;
    };
    const perform = async (decision: Parameters<typeof robin.call<"perform">>[1]["decision"]) => {
      expect(await robin.call("perform", { decision })).toHaveProperty("ok");
    };
    const into = await customer("email:sakura.sato@example.com");
    const from = [await customer("instagram:@sakura-hikes")];
    await perform({ kind: "customer.merge", body: { into, from, fields: [] }, texts: {} });
    const priya = { customer: await customer("email:priya.raman@example.com") };
    await perform({ kind: "customer.lock", body: priya, texts: null });
    const { rows } = await robin.call("identities", {
      ...{ customer: await customer("email:ingrid.moe@example.net"), offset: 0, limit: 10 },
    });
    const identities = rows.map(({ id }) => id);
    await perform({ kind: "customer.anonymize", body: { identities }, texts: null });
    const work = createColleague({ desk: { session: () => aiko, reopen: atOnce }, pause: atOnce });
    await work.round(colleagueScript);
    expect(await kindsOf(robin, "email:sakura.sato@example.com")).toEqual([]);
    expect(await kindsOf(robin, "email:priya.raman@example.com")).toEqual([]);
  });

  it("[F12] lets decisions meet: what was decided on a customer whom she had locked away from the line is told", async () => {
    const hub = await openTestHub({ agents: { robin: "admin", aiko: "agent" } });
    closing.push(() => hub.dispose());
    const robin = sit(await open("robin", true), "robin");
    await robin.call("connectHub", { url: hub.url, tokens: [hub.token("robin")] });
    const path = join(folder, "one.mbox");
    await writeFile(path, mbox(mail("1", "Ann <ann@example.org>", "Hello", 1)));
    await robin.call("importPaths", { paths: [path], as: null, channel: null, map: {}, own: [] });
    const [ann] = (await robin.call("customerSearch", { text: "Ann", offset: 0, limit: 1 })).rows;
    await robin.call("attend", { at: { customer: ann!.id }, typing: false });
    await robin.call("syncOnce", {});

    let desk = await open("aiko", true);
    let aiko = sit(desk, "aiko");
    await aiko.call("connectHub", { url: hub.url, tokens: [hub.token("aiko")] });
    await aiko.call("syncOnce", {});
    const place: ColleaguesDesk = {
      session: () => aiko,
      reopen: async (isOnline) => {
        await desk.close();
        desk = await open("aiko", isOnline);
        aiko = sit(desk, "aiko");
      },
    };
    const pause = async (milliseconds: number): Promise<void> => {
      if (milliseconds !== timeAway) return;
      const body = { customer: ann!.id, fields: ["company"] as const };
      const decision = { kind: "customer.edit", body, texts: { set: { company: "Tillage" } } } as const;
      expect(await robin.call("perform", { decision })).toHaveProperty("ok");
    };
    const step = { of: "email:ann@example.org", does: { type: "lock-while-away" } } as const;
    await createColleague({ desk: place, pause }).round([step]);
    await expect
      .poll(() => robin.call("notices", { offset: 0, limit: 5 }), { timeout: 60_000 })
      .toMatchObject({ rows: [{ now: "refused" }] });
  });
});
