import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import type { Change } from "../../src/desk.ts";
import { openDeskInWorker, type WorkerDesk } from "../../src/engine/open-desk-in-worker.ts";
import { mail, mbox } from "./sample-mail.ts";

const workerUrl = new URL("../../src/engine/desk-worker.ts", import.meta.url);
const reader = new URL("../../src/engine/import-reader.ts", import.meta.url);
const door = { agent: "alice", locale: "en", timezone: "UTC" };

describe("a desk in a thread of its own", () => {
  let folder: string;
  const desks: WorkerDesk[] = [];
  const open = (): WorkerDesk => {
    const data = join(folder, "data");
    const desk = openDeskInWorker({ data, workerUrl, reader, template: inject("template") });
    desks.push(desk);
    return desk;
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "onefold-worker-"));
  });
  afterEach(async () => {
    await Promise.all(desks.splice(0).map((desk) => desk.close()));
    await rm(folder, { recursive: true, force: true });
  });

  it("answers calls that were made before it was open, and tells every session of changes", async () => {
    const desk = open();
    const first = desk.openSession(door);
    const second = desk.openSession({ ...door, agent: "bob" });
    const heard: Change[] = [];
    const toldOnce = new Promise<void>((resolve) => {
      second.subscribe((change) => {
        heard.push(change);
        resolve();
      });
    });
    const path = join(folder, "a.mbox");
    await writeFile(path, mbox(mail("1", "Ann <ann@example.org>", "Hello", 1)));
    const request = { paths: [path], as: null, channel: null, map: {}, own: [] };
    const [overview, report] = await Promise.all([
      first.call("overview", {}),
      first.call("importPaths", request),
    ]);
    expect(overview).toMatchObject({ empty: true, agent: "alice" });
    expect(report).toMatchObject({ read: 1, imported: 1 });
    await toldOnce;
    expect(heard.flatMap(({ topics }) => topics)).toContain("threads");
    expect(await second.call("overview", {})).toMatchObject({ empty: false, agent: "bob" });
    expect(await desk.opened).toBeNull();
  });

  it("plans a large file in a third thread, and comes to the ids that it comes to itself [F10]", async () => {
    const session = open().openSession(door);
    const importFile = async (name: string, text: string) => {
      const path = join(folder, name);
      await writeFile(path, text);
      const own = ["Desk@example.com"];
      return session.call("importPaths", { paths: [path], as: null, channel: null, map: {}, own });
    };
    const inbox = () => session.call("inboxPage", { folder: "all", offset: 0, limit: 500 });
    const long = "x".repeat(4_000);
    const mails = Array.from({ length: 200 }, (_, n) => [
      ...mail(String(n), `P ${n} <p${n}@example.org>`, `Order ${n}`, 1),
      long,
    ]);
    expect(await importFile("large.mbox", mbox(...mails))).toMatchObject({ read: 200, imported: 200 });
    const { rows } = await inbox();
    expect(rows).toHaveLength(200);
    const digest = await session.call("digest", {});
    expect(await importFile("small.mbox", mbox(...mails.slice(0, 20)))).toMatchObject({ duplicates: 20 });
    expect(await session.call("digest", {})).toEqual(digest);
    const answers = [
      mail("a", "P 7 <P7@example.org>", "Re: Order 7", 2),
      mail("b", "P 8 <p8@example.org>", "late", 2, "References: <8@example.org>"),
      mail(
        "c",
        "Desk <desk@example.com>",
        "Re: Order 9",
        2,
        "To: p9@example.org",
        "In-Reply-To: <9@example.org>",
      ),
    ];
    expect(await importFile("answers.mbox", mbox(...answers))).toMatchObject({ imported: 3 });
    expect((await inbox()).rows.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
  });

  it("gives refusals as values and faults as errors without what they were about", async () => {
    const session = open().openSession(door);
    const customer = `c${"0".repeat(26)}`;
    expect(
      await session.call("perform", { decision: { kind: "customer.lock", body: { customer }, texts: null } }),
    ).toMatchObject({ refused: { code: "unknown-target" } });
    await expect(session.call("no such call" as "overview", {})).rejects.toThrow("there is no call");
  });

  it("says who has the folder, and rejects the calls that waited", async () => {
    const first = open();
    expect(await first.opened).toBeNull();
    const second = open();
    const call = second.openSession(door).call("folders", {});
    call.catch(() => undefined);
    expect(await second.opened).toMatchObject({ tag: "folder-in-use", pid: process.pid });
    await expect(call).rejects.toThrow("did not open");
  });

  it("rejects calls after it was closed, which may happen twice", async () => {
    const desk = open();
    const session = desk.openSession(door);
    await session.call("folders", {});
    await Promise.all([desk.close(), desk.close()]);
    await expect(session.call("folders", {})).rejects.toThrow("closed");
  });
});
