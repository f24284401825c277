import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTestDesk, type TestDesk } from "../engine/open-test-desk.ts";
import {
  bo,
  customerOf,
  decide,
  leaveFiles,
  leaveTraces,
  type MadeUpPerson,
  traces,
} from "./made-up-person.ts";
import { rawGrep } from "./raw-grep.ts";

describe("erasing a person", { timeout: 120_000 }, () => {
  let desk: TestDesk;
  let person: MadeUpPerson;
  beforeEach(async () => {
    desk = await openTestDesk();
    person = await leaveTraces(desk);
  });
  afterEach(() => desk.dispose());

  const anonymize = () =>
    decide(desk, { kind: "customer.anonymize", body: { identities: person.identities }, texts: null });
  /** Which traces are in any byte of any file, and which the doctor finds. */
  const left = async (...scanned: readonly string[]): Promise<readonly string[]> => {
    const found = [...(await rawGrep(dirname(desk.data), ...Object.values(traces)))];
    for (const text of scanned) {
      found.push(...(await desk.call("check", { scan: text })).found.map((place) => `${text}: ${place}`));
    }
    return found;
  };

  it("[F10] leaves no byte of name, handles, profile, notes, comments and messages, in whatever place", {
    timeout: 120_000,
  }, async () => {
    const file = join(dirname(desk.data), "desk.backup");
    expect(await desk.call("backup", { file })).toMatchObject({ ok: { file } });
    const customer = await customerOf(desk, `mail:${traces.email}`);
    await desk.reopen({ between: () => leaveFiles(desk.data, customer) });
    await rm(join(dirname(desk.data), "people.csv"));
    const here = await rawGrep(dirname(file), ...Object.values(traces));
    const kept = Object.values(traces).filter((text) => text !== traces.cancelled);
    expect([...new Set(here.map((place) => place.slice(0, place.lastIndexOf(":"))))].sort()).toEqual(
      kept.sort(),
    );
    const places = here.filter((place) => place.startsWith(`${traces.name}: `)).join();
    for (const place of ["desk.backup", "desk.log", "first-page.json", ".journal", ".zip"])
      expect(places).toContain(place);

    const would = await desk.call("preview", {
      decision: { kind: "customer.anonymize", body: { identities: person.identities }, texts: null },
    });
    expect(would).toMatchObject({
      ok: { identities: 2, threads: 2, messages: person.messages, mentions: 0 },
    });
    const done = await anonymize();
    expect(done.erases?.messages).toBe(person.messages);
    expect(done.erases?.bytes).toBeGreaterThan(300);
    expect(await desk.call("erasure", {})).toEqual({ unreached: [], sending: 0 });

    expect(await left(traces.name, traces.line)).toEqual([]);
    const before = await desk.call("digest", {});
    await desk.reopen();
    expect(await left()).toEqual([]);
    await desk.reopen({ rebuild: true });
    expect(await left(traces.name)).toEqual([]);
    expect(await desk.call("digest", {})).toEqual(before);
    expect(await desk.call("check", {})).toMatchObject({ ok: true });
  });

  it("[F10] gives the other person of a wrong merge everything of theirs back, to be reviewed", async () => {
    await anonymize();
    await desk.call("erasure", {});
    const view = await desk.call("customer", { customer: person.bo });
    expect(view).toMatchObject({
      id: person.bo,
      name: bo.name,
      review: true,
      anonymized: false,
      messages: 1,
    });
    expect(await desk.call("messageSearch", { text: bo.line, offset: 0, limit: 5 })).toMatchObject({
      total: 1,
    });
    expect(await rawGrep(desk.data, bo.email)).not.toEqual([]);
  });

  it("[F10] counts before what others say of the person, and leaves it to them", async () => {
    const head = "channel,kind,handle,name,thread,direction,sent_at,subject,text\n";
    const says = (n: number, text: string) =>
      `mail,email,carl${n}@example.org,Carl,c-${n},in,2024-05-0${n}T10:00:00Z,Hello,${text}\n`;
    const others = [
      says(1, `ask ${traces.name.toUpperCase()} about it`),
      says(2, `write to ${traces.email}`),
      says(3, `${traces.firstName} again`),
      says(4, "nobody in particular"),
    ];
    await desk.importText("others.csv", head + others.join(""));
    const decision = {
      kind: "customer.anonymize",
      body: { identities: person.identities },
      texts: null,
    } as const;
    expect(await desk.call("preview", { decision })).toMatchObject({ ok: { mentions: 2 } });
    await anonymize();
    await desk.call("erasure", {});
    const found = await desk.call("messageSearch", { text: traces.email, offset: 0, limit: 5 });
    expect(found).toMatchObject({ total: 1, rows: [{ excerpt: expect.stringContaining(traces.email) }] });
  });

  it("[F10] takes an erased message as a duplicate, and the same handle as somebody new", async () => {
    const { customer } = await anonymize();
    await desk.call("erasure", {});
    await desk.reopen({ rebuild: true });
    const head = "channel,kind,handle,name,thread,direction,sent_at,subject,text\n";
    const old = `mail,email,${traces.email},${traces.name},zt-1,in,2024-03-01T10:00:00Z,${traces.subject},${traces.line}\n`;
    expect(await desk.importText("old.csv", head + old)).toMatchObject({ imported: 0, duplicates: 1 });
    expect(await rawGrep(desk.data, traces.line)).toEqual([]);
    const fresh = old.replace("10:00", "12:00").replace(traces.line, "it is me again");
    expect(await desk.importText("new.csv", head + fresh)).toMatchObject({ imported: 1, duplicates: 0 });
    const again = await customerOf(desk, `mail:${traces.email}`);
    expect(again).not.toBe(customer);
    expect(await desk.call("customer", { customer: again })).toMatchObject({
      messages: 1,
      anonymized: false,
    });
  });
});
