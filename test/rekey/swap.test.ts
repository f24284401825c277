import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { digestOf } from "../../src/engine/digest.ts";
import { openEngine } from "../../src/engine/open-engine.ts";
import { finishRekeying } from "../../src/engine/rekey/finish-rekeying.ts";
import { type Rekeying, rekeyFolder } from "../../src/engine/rekey/rekey-folder.ts";
import { openOutbox } from "../../src/exports/outbox.ts";
import { openTestDesk } from "../engine/open-test-desk.ts";
import { customerOf, leaveFiles, leaveTraces, traces } from "../erase/made-up-person.ts";

const secret = new Uint8Array(32).fill(7);
const rekeying: Rekeying = {
  secret,
  erased: new Set(),
  files: { "hub.json": '{"url":"ws://hub.example.org"}', "config.json": '{"agent":"alice"}' },
};

/** Ends what it is given to at the n-th step; true when there was one. */
const cutAt = async (step: number, work: (onStep: () => void) => Promise<void>): Promise<boolean> => {
  let steps = 0;
  const end = new Error("cut");
  try {
    await work(() => {
      if (steps++ === step) throw end;
    });
    return false;
  } catch (error) {
    if (error !== end) throw error;
    return true;
  }
};

describe("keying a folder anew", { timeout: 240_000 }, () => {
  let folder: string;
  /** A closed data folder with everything in it; `data` is where a copy of it is worked on. */
  let whole: string;
  let data: string;
  beforeAll(async () => {
    const desk = await openTestDesk();
    await leaveTraces(desk);
    folder = await mkdtemp(join(tmpdir(), "onefold-swap-"));
    whole = join(folder, "whole");
    data = join(folder, "data");
    const customer = await customerOf(desk, `mail:${traces.email}`);
    await desk.call("backup", { file: join(dirname(desk.data), "desk.backup") });
    await desk.reopen({
      between: async () => {
        await leaveFiles(desk.data, customer);
        await cp(desk.data, whole, { recursive: true });
      },
    });
    await desk.dispose();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const copy = async (): Promise<void> => {
    await rm(data, { recursive: true, force: true });
    await cp(whole, data, { recursive: true });
  };
  const stateIn = async () => {
    const engine = await openEngine({ data, template: inject("template"), environment: {} });
    if ("tag" in engine) throw new Error(engine.tag);
    const { digest } = await digestOf(engine.db, engine.projection.desk());
    const exported = engine.outbox.list().map(({ customer }) => customer);
    const rows = await engine.db.selectFrom("customer").select("id").execute();
    const customers = new Set(rows.map(({ id }) => id));
    await engine.close();
    return { digest, isKnown: exported.length === 1 && customers.has(exported[0]!) };
  };

  it("changes nothing before it is whole, whenever it ends", async () => {
    await copy();
    const before = await stateIn();
    await copy();
    const names = (await readdir(data)).sort();
    const journal = await readFile(join(data, "journal", (await readdir(join(data, "journal")))[0]!));
    let cuts = 0;
    while (await cutAt(cuts, (onStep) => rekeyFolder(data, { ...rekeying, onStep }))) {
      cuts++;
      expect((await readdir(data)).sort()).toEqual(names);
    }
    expect(cuts).toBe(3);
    await copy();
    // As a kill leaves it.
    await cp(join(whole, "journal"), join(data, "rekeying", "journal"), { recursive: true });
    await finishRekeying(data);
    expect((await readdir(data)).sort()).toEqual(names);
    expect(await readFile(join(data, "journal", (await readdir(join(data, "journal")))[0]!))).toEqual(
      journal,
    );
    expect(await stateIn()).toEqual(before);
  });

  it("is finished by the next opening, wherever it ended", async () => {
    await copy();
    await rekeyFolder(data, rekeying);
    const expected = await stateIn();
    expect(expected.isKnown).toBe(true);
    let cuts = 0;
    for (; ; cuts++) {
      await copy();
      await rekeyFolder(data, rekeying);
      if (!(await cutAt(cuts, (onStep) => finishRekeying(data, onStep)))) break;
      // And once more, in the middle of the rest.
      if (cuts % 3 === 0) await cutAt(1, (onStep) => finishRekeying(data, onStep));
      await finishRekeying(data);
      const names = await readdir(data);
      for (const left of ["rekeyed", "rekeying", "pg", "first-page.json"]) expect(names).not.toContain(left);
      expect(await readFile(join(data, "secret"))).toEqual(Buffer.from(secret));
      expect(await readFile(join(data, "secret.before"))).toEqual(await readFile(join(whole, "secret")));
      expect(await readFile(join(data, "hub.json"), "utf8")).toBe(rekeying.files["hub.json"]);
      expect(await readFile(join(data, "backups.json"), "utf8")).toContain('"outdated"');
      expect((await openOutbox(join(data, "outbox"))).list()).toHaveLength(1);
    }
    // Database, journal (twice), an export, five small files, what is left.
    expect(cuts).toBe(10);
    expect(await stateIn()).toEqual(expected);
  });

  it("leaves everything as it is when the disk refuses", async () => {
    await copy();
    const before = await stateIn();
    await writeFile(join(data, "backups.json"), "damaged");
    await expect(rekeyFolder(data, rekeying)).rejects.toThrow("backups.json");
    await cp(join(whole, "backups.json"), join(data, "backups.json"));
    expect(await readdir(data)).not.toContain("rekeying");
    expect(await stateIn()).toEqual(before);
  });
});
