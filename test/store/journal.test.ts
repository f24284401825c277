import { appendFile, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Journal, journalDamage, openJournal } from "../../store/journal.ts";
import type { Frame } from "../../store/journal-frame.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (payload: Uint8Array): string => new TextDecoder().decode(payload);

const opened = async (folder: string, segmentLength?: number): Promise<Journal> => {
  const journal = await openJournal(folder, segmentLength === undefined ? {} : { segmentLength });
  if ("tag" in journal) throw new Error(`${journal.tag} at ${journal.offset}`);
  return journal;
};

const contents = async (journal: Journal, after = 0): Promise<readonly [number, string][]> => {
  const frames: [number, string][] = [];
  for await (const frame of journal.read(after)) frames.push([frame.sequence, text(frame.payload)]);
  return frames;
};

const segmentFiles = async (folder: string): Promise<readonly string[]> => (await readdir(folder)).sort();

describe("journal", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "onefold-journal-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("keeps batches in order over segments and reopening, and reads from any of them", async () => {
    const first = await opened(folder, 100);
    const numbers = await Promise.all(["a", "b", "c"].map((each) => first.append(bytes(each.repeat(40)))));
    expect(numbers).toEqual([1, 2, 3]);
    expect(await first.append(bytes("d"))).toBe(4);
    await first.close();
    await first.close();

    expect(await journalDamage(folder)).toBeNull();
    const again = await opened(folder, 100);
    expect(again.last()).toBe(4);
    expect(await again.append(bytes("e"))).toBe(5);
    const all = ["a".repeat(40), "b".repeat(40), "c".repeat(40), "d", "e"].map((each, i) => [i + 1, each]);
    expect(await contents(again)).toEqual(all);
    for (let after = 0; after <= 5; after++) expect(await contents(again, after)).toEqual(all.slice(after));
    expect((await segmentFiles(folder)).length).toBeGreaterThan(1);
    await again.close();
  });

  it("cuts a torn tail at every byte and keeps every batch before it", async () => {
    const written = ["one", "two", "the third batch"];
    const journal = await opened(folder);
    const ends: number[] = [];
    const file = join(folder, "0000000000000001.journal");
    for (const each of written) {
      await journal.append(bytes(each));
      ends.push((await readFile(file)).length);
    }
    await journal.close();
    const whole = await readFile(file);
    for (let length = 0; length <= whole.length; length++) {
      await writeFile(file, whole.subarray(0, length));
      const torn = await opened(folder);
      const kept = ends.filter((end) => end <= length).length;
      expect(await contents(torn)).toEqual(written.slice(0, kept).map((each, i) => [i + 1, each]));
      expect(await torn.append(bytes("next"))).toBe(kept + 1);
      await torn.close();
      const reopened = await opened(folder);
      expect((await contents(reopened)).at(-1)).toEqual([kept + 1, "next"]);
      await reopened.close();
    }
  });

  it("cuts whatever a crash left behind the last batch", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (garbage) => {
        await rm(folder, { recursive: true, force: true });
        const journal = await opened(folder);
        await journal.append(bytes("kept"));
        await journal.close();
        await appendFile(join(folder, "0000000000000001.journal"), garbage);
        const again = await opened(folder);
        expect(await contents(again)).toEqual([[1, "kept"]]);
        await again.close();
      }),
      { numRuns: 50 },
    );
  });

  it("reports damage to what had been acknowledged and changes nothing", async () => {
    const journal = await opened(folder);
    for (const each of ["one", "two", "three"]) await journal.append(bytes(each));
    await journal.close();
    const file = join(folder, "0000000000000001.journal");
    const whole = await readFile(file);
    // Any byte of the first two batches: the third says that they had been on disk.
    for (let at = 8; at < 8 + 2 * (24 + 3); at++) {
      const damaged = Uint8Array.from(whole);
      damaged[at] = damaged[at]! ^ 0x41;
      await writeFile(file, damaged);
      expect(await openJournal(folder)).toMatchObject({ tag: "journal-damaged" });
      expect(await journalDamage(folder)).toMatchObject({ tag: "journal-damaged" });
      expect(new Uint8Array(await readFile(file))).toEqual(damaged);
    }
  });

  it("reports a journal that ends before what the store has applied", async () => {
    const journal = await opened(folder);
    await journal.append(bytes("one"));
    await journal.append(bytes("two"));
    await journal.close();
    await truncate(join(folder, "0000000000000001.journal"), 40);
    expect(await openJournal(folder, { applied: 2 })).toMatchObject({ tag: "journal-damaged" });
    expect(await openJournal(folder, { applied: 1 })).not.toHaveProperty("tag");
  });

  it("rewrites batches so that no byte of the old ones stays, and keeps their numbers", async () => {
    const journal = await opened(folder, 60);
    for (const each of ["public one", "SECRET two", "public three", "SECRET four"]) {
      await journal.append(bytes(each));
    }
    const changed = await journal.rewrite((frame: Frame) => {
      if (text(frame.payload) === "SECRET two") return bytes("gone");
      return text(frame.payload) === "SECRET four" ? null : frame.payload;
    });
    expect(changed).toBe(2);
    expect(await contents(journal)).toEqual([
      [1, "public one"],
      [2, "gone"],
      [3, "public three"],
    ]);
    for (const name of await segmentFiles(folder)) {
      expect(await readFile(join(folder, name), "latin1")).not.toContain("SECRET");
    }
    expect(await journal.append(bytes("five"))).toBe(5);
    await journal.close();
    const again = await opened(folder, 60);
    expect(again.last()).toBe(5);
    expect((await contents(again)).map(([sequence]) => sequence)).toEqual([1, 2, 3, 5]);
    await again.close();
  });

  it("goes on counting after a rewrite that dropped the last batches", async () => {
    const journal = await opened(folder);
    await journal.append(bytes("one"));
    await journal.append(bytes("two"));
    await journal.rewrite(() => null);
    await journal.close();
    const again = await opened(folder);
    expect(await contents(again)).toEqual([]);
    expect(await again.append(bytes("three"))).toBe(3);
    await again.close();
  });

  it("removes what a crash left of a rewrite", async () => {
    const journal = await opened(folder);
    await journal.append(bytes("one"));
    await journal.close();
    await writeFile(join(folder, "0000000000000001.journal.new"), "half");
    const again = await opened(folder);
    expect(await segmentFiles(folder)).toEqual(["0000000000000001.journal"]);
    expect(await contents(again)).toEqual([[1, "one"]]);
    await again.close();
  });
});
