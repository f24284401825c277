import { copyFile, mkdir, mkdtemp, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { keepKnownBackups, knownBackups } from "../../src/engine/backup/known-backups.ts";
import { restoreBackup } from "../../src/engine/backup/restore-backup.ts";
import { eraseBytes } from "../../src/engine/erase/erase-bytes.ts";
import { openDesk } from "../../src/engine/open-desk.ts";
import { openEngine } from "../../src/engine/open-engine.ts";
import type { Operation } from "../../src/operations/operation.ts";
import { emptyBatch } from "../../store/batch.ts";
import { openTestDesk, type TestDesk } from "../engine/open-test-desk.ts";
import { decide, leaveTraces, type MadeUpPerson, traces } from "../erase/made-up-person.ts";
import { rawGrep } from "../erase/raw-grep.ts";

describe("a backup", { timeout: 120_000 }, () => {
  let desk: TestDesk;
  let person: MadeUpPerson;
  let file: string;
  let elsewhere: string;
  beforeEach(async () => {
    desk = await openTestDesk();
    person = await leaveTraces(desk);
    await rm(join(dirname(desk.data), "people.csv"));
    await writeFile(join(desk.data, "config.json"), '{"agent":"alice"}');
    file = join(dirname(desk.data), "desk.backup");
    elsewhere = await mkdtemp(join(tmpdir(), "onefold-backup-"));
  });
  afterEach(async () => {
    await desk.dispose();
    await rm(elsewhere, { recursive: true, force: true });
  });

  const anonymize = async () => {
    await decide(desk, { kind: "customer.anonymize", body: { identities: person.identities }, texts: null });
    return desk.call("erasure", {});
  };
  /** Opens a restored folder, and gives its digest once nothing is left to erase. */
  const digestIn = async (data: string): Promise<string> => {
    const opened = await openDesk({ data, template: inject("template") });
    if ("failure" in opened) throw new Error(opened.failure.tag);
    const session = opened.desk.openSession({ agent: "alice", locale: "en", timezone: "UTC" });
    await session.call("erasure", {});
    const { digest } = await session.call("digest", {});
    expect(await session.call("check", {})).toMatchObject({ ok: true });
    await opened.desk.close();
    return digest;
  };

  it("restores to the same desk in a folder that writes under a name of its own", async () => {
    const done = await desk.call("backup", { file });
    expect(done).toMatchObject({ ok: { file } });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const { digest } = await desk.call("digest", {});
    const data = join(elsewhere, "new");
    expect(await restoreBackup(file, data)).toMatchObject({ restored: { erasures: 0 } });
    expect(await digestIn(data)).toBe(digest);
    expect(await readFile(join(data, "config.json"), "utf8")).toBe('{"agent":"alice"}');
    const writers = await Promise.all(
      [data, desk.data].map((each) => readFile(join(each, "writer"), "utf8")),
    );
    expect(writers[0]).not.toBe(writers[1]);
  });

  it("is restored whole or not at all", async () => {
    await desk.call("backup", { file });
    const data = join(elsewhere, "new");
    await mkdir(data);
    await writeFile(join(data, "mine.txt"), "mine");
    expect(await restoreBackup(file, data)).toEqual({ failed: "not-empty" });
    expect(await restoreBackup(join(elsewhere, "none"), join(elsewhere, "b"))).toEqual({ failed: "missing" });
    expect(await restoreBackup(join(data, "mine.txt"), join(elsewhere, "b"))).toEqual({
      failed: "no-backup",
    });
    const damaged = await open(file, "r+");
    const { size } = await damaged.stat();
    await damaged.write(Buffer.from([1, 2, 3]), 0, 3, size - 40);
    await damaged.close();
    expect(await restoreBackup(file, join(elsewhere, "b"))).toEqual({ failed: "damaged" });
    await expect(stat(join(elsewhere, "b"))).rejects.toThrow();
    expect(await readFile(join(data, "mine.txt"), "utf8")).toBe("mine");
  });

  it("takes the place of an older backup and of no other file", async () => {
    await desk.call("backup", { file });
    await desk.call("backup", { file });
    expect(await knownBackups(desk.data)).toMatchObject([{ path: file, state: "kept" }]);
    const mine = join(elsewhere, "mine.txt");
    await writeFile(mine, "mine");
    expect(await desk.call("backup", { file: mine })).toMatchObject({ refused: { code: "invalid" } });
    expect(await desk.call("backup", { file: join(desk.data, "x") })).toMatchObject({ refused: {} });
    expect(await readFile(mine, "utf8")).toBe("mine");
  });

  it("[F10] that was moved is told, until it is back or forgotten", async () => {
    await desk.call("backup", { file });
    const moved = join(elsewhere, "moved.backup");
    await rename(file, moved);
    expect(await anonymize()).toMatchObject({ unreached: [{ path: file, why: "missing" }] });
    const { ok, checks } = await desk.call("check", {});
    expect(ok).toBe(false);
    expect(checks.find(({ name }) => name === "backups")?.detail).toContain(file);
    expect(await rawGrep(elsewhere, traces.notes)).not.toEqual([]);

    await desk.reopen({ between: () => rename(moved, file) });
    expect(await desk.call("check", {})).toMatchObject({ ok: true });
    expect(await rawGrep(dirname(file), ...Object.values(traces))).toEqual([]);
    expect(await desk.call("forgetBackup", { file })).toMatchObject({ refused: { code: "invalid" } });
    await rm(file);
    expect(await desk.call("forgetBackup", { file })).toEqual({ ok: { file } });
    expect(await knownBackups(desk.data)).toEqual([]);
  });

  it("[F10] that is restored after an erasure erases what the desk it was made of has erased since", async () => {
    await desk.call("backup", { file });
    const copy = join(elsewhere, "copy.backup");
    await copyFile(file, copy);
    await anonymize();
    const { digest } = await desk.call("digest", {});
    const data = join(elsewhere, "new");
    expect(await restoreBackup(copy, data)).toMatchObject({ restored: { erasures: 1 } });
    expect(await digestIn(data)).toBe(digest);
    expect(await rawGrep(elsewhere, ...Object.values(traces))).toEqual([]);
  });

  it("[F10] is erased before the journal, which alone asks for it again after a rebuild", async () => {
    await desk.call("backup", { file });
    const crash = new Error("a crash");
    await desk.reopen({
      between: async () => {
        const engine = await openEngine({ data: desk.data });
        if ("tag" in engine) throw new Error(engine.tag);
        const journal = { ...engine.journal, rewrite: () => Promise.reject(crash) };
        const operation: Operation<"customer.anonymize"> = {
          id: `o${"0".repeat(26)}`,
          at: engine.tick(),
          by: "alice",
          writer: engine.writer,
          kind: "customer.anonymize",
          body: { identities: person.identities },
          texts: null,
        };
        await engine.erasure.stop();
        await engine.exclusive(() => engine.write({ ...emptyBatch, operations: [operation] }, []));
        const options = { onStep: () => {}, signal: new AbortController().signal };
        await expect(eraseBytes({ ...engine, journal }, person.identities, options)).rejects.toBe(crash);
        await engine.close();
        await rename(file, join(elsewhere, "desk.backup"));
        expect(await rawGrep(elsewhere, ...Object.values(traces))).toEqual([]);
        await rename(join(elsewhere, "desk.backup"), file);
        await rm(join(desk.data, "pg"), { recursive: true });
      },
    });
    await desk.call("erasure", {});
    expect(await rawGrep(dirname(file), ...Object.values(traces))).toEqual([]);
  });

  it("leaves nothing of one whose writing was cut short", async () => {
    const part = `${file}.part`;
    await desk.reopen({
      between: async () => {
        await writeFile(part, `half of ${traces.notes}`);
        await keepKnownBackups(desk.data, [{ id: "x", path: file, madeAt: 1, state: "writing" }]);
      },
    });
    await desk.call("erasure", {});
    await expect(stat(part)).rejects.toThrow();
    expect(await knownBackups(desk.data)).toEqual([]);
  });
});
