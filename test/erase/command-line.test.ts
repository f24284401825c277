import { readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { openDesk } from "../../src/engine/open-desk.ts";
import { type DeskOfPeople, openDeskOfPeople, people } from "../cli/desk-of-people.ts";
import { runCli } from "../cli/fake-io.ts";

describe("anonymize, backup and restore on the command line", { timeout: 120_000 }, () => {
  let desk: DeskOfPeople;
  beforeAll(async () => {
    desk = await openDeskOfPeople();
    for (const n of [1, 2, 3]) await desk.run("import", await desk.file(`${n}.csv`, people(n)));
    const { json } = await desk.run("--json", "show", "mail:ada2@example.org");
    const { id } = json[0] as { id: string };
    await desk.run("lock", id);
  });
  afterAll(() => desk.close());

  it("[D4] wants the confirmation, and says before what would go and what stays", async () => {
    const refused = await desk.run("anonymize", "mail:ada1@example.org");
    expect(refused).toMatchObject({ code: 2, out: "" });
    expect(refused.err).toContain("--yes");
    const { would } = await desk.document("anonymize", "mail:ada1@example.org", "--dry-run");
    expect(would).toMatchObject({ identities: 1, threads: 1, messages: 2 });
    const { out } = await desk.run("anonymize", "mail:ada1@example.org", "--dry-run");
    expect(out).toMatch(/^This would be erased for ever/u);
    expect(out).toContain("2 messages");
    expect(await desk.document("show", "mail:ada1@example.org")).toMatchObject({ name: "Ada King" });
  });

  it("[D4] [F10] answers when the bytes are gone", async () => {
    const { id } = await desk.document("show", "mail:ada1@example.org");
    const done = await desk.document("anonymize", String(id), "--yes");
    expect(done).toMatchObject({ operation: expect.stringMatching(/^o/u), unreached: [], sending: 0 });
    const { messages, bytes } = done.erased as { messages: number; bytes: number };
    expect(messages).toBe(2);
    expect(bytes).toBeGreaterThan(50);
    const scan = await desk.document("doctor", "--scan", "ada1@example.org");
    expect(scan).toMatchObject({ ok: true, found: [] });
    expect(await desk.document("show", String(id))).toMatchObject({ anonymized: true, messages: 0 });
    expect((await desk.run("anonymize", String(id), "--yes")).code).toBe(3);
  });

  it("[F9] refuses a locked customer, and knows no unknown one", async () => {
    const locked = await desk.run("--json", "anonymize", "mail:ada2@example.org", "--yes");
    expect(locked.code).toBe(3);
    expect(locked.json).toMatchObject([{ refused: { rule: "F9" } }]);
    expect((await desk.run("anonymize", "mail:nobody@example.org", "--yes")).code).toBe(4);
  });

  it("backs up into a file of its owner, and restores it into a new folder", async () => {
    const file = join(desk.folder, "desk.backup");
    expect(await desk.document("backup", file)).toMatchObject({ file, batches: expect.any(Number) });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const before = await desk.document("digest");
    const data = join(desk.folder, "restored");
    const restore = (...args: string[]) =>
      runCli(["--lang", "en", "--json", "--data", data, "restore", ...args], {
        openDesk: ({ dataFolder }) => openDesk({ data: dataFolder, template: inject("template") }),
      });
    expect((await restore(join(desk.folder, "none"))).code).toBe(4);
    const done = await restore(file);
    expect(done).toMatchObject({ code: 0, json: [{ ...before, erasures: 0 }] });
    const again = await restore(file);
    expect(again).toMatchObject({
      code: 3,
      json: [{ refused: { reason: expect.stringContaining("not empty") } }],
    });
    expect((await restore(join(desk.folder, "1.csv"))).code).toBe(1);
  });

  it("[F10] says what to do about a backup that it could not reach", async () => {
    const file = join(desk.folder, "moved.backup");
    await desk.run("backup", file);
    await rm(file);
    const { code, err } = await desk.run("anonymize", "mail:bo3@example.org", "--yes");
    expect(code).toBe(0);
    expect(err).toContain(`onefold backup --forget ${file}`);
    expect((await desk.run("doctor")).code).toBe(1);
    expect((await desk.run("backup", "--forget", file)).code).toBe(0);
    expect((await desk.run("doctor")).code).toBe(0);
    expect(await readFile(join(desk.folder, "desk.backup"), "latin1")).not.toContain("bo3@example.org");
  });
});
