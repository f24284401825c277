import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Engine } from "../../src/engine/engine.ts";
import { fillDemo } from "../../src/engine/fill-demo.ts";
import { openEngine } from "../../src/engine/open-engine.ts";
import { undoLast } from "../../src/engine/perform.ts";
import { queries } from "../../store/queries/queries.ts";

const some = { offset: 0, limit: 500 };
let data = "";
let engine: Engine;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "onefold-demo-"));
  const opened = await openEngine({ data, template: inject("template") });
  if ("tag" in opened) throw new Error(opened.tag);
  engine = opened;
  const outcome = await fillDemo(engine, "ada");
  expect(outcome).toMatchObject({ ok: { duplicates: 0, rejected: [] } });
});
afterAll(async () => {
  await engine?.close();
  await rm(data, { recursive: true, force: true });
});

const customerOf = async (handle: string) => {
  const found = await queries.resolve(engine.db, { what: "customer", text: handle });
  if (!("ok" in found)) throw new Error(`nobody is ${handle}`);
  const customer = await queries.customer(engine.db, { customer: found.ok });
  if (customer === null) throw new Error(`${handle} is no customer`);
  return customer;
};

describe("the sample desk", () => {
  it("makes no decision that is refused", async () => {
    const { rows } = await sql`select kind, refusal from operation where state = 'refused'`.execute(
      engine.db,
    );
    expect(rows).toEqual([]);
  });

  it("has threads in every folder, open and closed", async () => {
    const folders = await queries.folders(engine.db);
    const threads = Object.fromEntries(folders.map((folder) => [folder.id, folder.threads]));
    expect(threads.all).toBeGreaterThanOrEqual(175);
    expect(threads.open).toBeGreaterThanOrEqual(60);
    expect(threads.closed).toBeGreaterThanOrEqual(60);
    expect(folders.filter(({ id }) => id.startsWith("channel:")).length).toBe(8);
    expect(folders.filter((folder) => folder.threads === 0)).toEqual([]);
  });

  it("has customers that joined by themselves [M2] [D1]", async () => {
    const priya = await customerOf("whatsapp:+1 202 555 0143");
    expect(priya.identities.map(({ kind }) => kind).sort()).toEqual(["sms", "whatsapp"]);
    const greta = await customerOf("email:greta.vogel@example.com");
    expect(greta.identities.map(({ joined }) => joined?.rule ?? null).sort()).toEqual(["D1", null]);
  });

  it("has one person as several customers, for an agent to merge", async () => {
    const hits = await queries.customerSearch(engine.db, { text: "sato", ...some });
    expect(hits.total).toBeGreaterThanOrEqual(2);
  });

  it("has a locked customer, comments and cases of every state", async () => {
    expect((await customerOf("email:daniel.hartley@example.com")).lockedBy?.by).toBe("mara");
    const { rows } = await queries.customerCases(engine.db, some);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(["open", "closed", "cancelled"]));
    expect(rows.filter(({ comments }) => comments > 0).length).toBeGreaterThanOrEqual(6);
  });

  it("tells the truth of the story: seen before it spoke, decided after", async () => {
    const { rows: identities } = await queries.identities(engine.db, some);
    const seen = new Map(identities.map(({ id, seenAt }) => [id, seenAt]));
    const { rows: threads } = await queries.inboxPage(engine.db, { folder: "all", ...some });
    expect(threads.filter(({ identity, lastAt }) => seen.get(identity)! > lastAt!)).toEqual([]);
    const { rows: cases } = await queries.customerCases(engine.db, some);
    expect(cases.filter(({ identity, openedAt }) => openedAt < seen.get(identity)!)).toEqual([]);
  });

  it("has a merge done, that who sits at the desk can undo [F7]", async () => {
    const nora = await customerOf("whatsapp:+44 7700 900112");
    expect(nora.name).toBe("Nora Albrecht");
    expect(nora.identities.map(({ kind }) => kind).sort()).toEqual(["email", "whatsapp"]);
    expect(await undoLast(engine, "ada", nora.id)).toMatchObject({ ok: {} });
    expect((await customerOf("whatsapp:+44 7700 900112")).name).toBe("Nora A.");
  });

  it("says who of the desk wrote, on every channel", async () => {
    const { rows } = await sql`select text from message where author = ''`.execute(engine.db);
    expect(rows).toEqual([]);
  });

  it("is filled once: refused where anything is", async () => {
    expect(await fillDemo(engine, "ada")).toMatchObject({ refused: { code: "not-empty" } });
  });
});
