import { once } from "node:events";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Worker } from "node:worker_threads";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ReaderData } from "../../src/engine/import-reader.ts";
import { createImportThreads, type ImportThreads } from "../../src/engine/import-threads.ts";
import { mail, mbox } from "./sample-mail.ts";

const program = new URL("../../src/engine/import-reader.ts", import.meta.url);

describe("threads that read imports", () => {
  let folder: string;
  let threads: ImportThreads;
  let started: Worker[];
  const note = (worker: Worker): void => void started.push(worker);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "onefold-threads-"));
    threads = createImportThreads(program);
    started = [];
    process.on("worker", note);
  });
  afterEach(async () => {
    process.off("worker", note);
    await threads.close();
    await Promise.all(started.map((worker) => worker.terminate()));
    await rm(folder, { recursive: true, force: true });
  });

  const dataOf = async (name: string, mails: number): Promise<ReaderData> => {
    const path = join(folder, name);
    await writeFile(
      path,
      mbox(...Array.from({ length: mails }, (_, n) => mail(`${name}${n}`, "Ann <ann@example.org>", name, 1))),
    );
    return {
      path,
      options: { as: null, channel: null, map: {} },
      planner: { secrets: { secret: new Uint8Array(32), before: null }, own: [], d1: true, blocked: [] },
      bytes: (await stat(path)).size,
    };
  };
  const subjects = async (data: ReaderData): Promise<string[]> => {
    const found: string[] = [];
    for await (const group of threads.read(data))
      for (const { content } of group)
        found.push("rejected" in content ? content.rejected.code : (content.message?.texts.subject ?? ""));
    return found;
  };
  const gone = async (worker: Worker): Promise<void> => {
    if (worker.threadId !== -1) await once(worker, "exit");
  };

  it("start when an import is expected, and read one after the other", async () => {
    await Promise.all([threads.expect(), threads.expect()]);
    expect(await subjects(await dataOf("first", 3_000))).toEqual(Array(3_000).fill("first"));
    expect(await subjects(await dataOf("second", 2))).toEqual(["second", "second"]);
    expect(started).toHaveLength(1);
  });

  it("are several while several are read at once, and one is kept", async () => {
    const both = await Promise.all([dataOf("left", 300), dataOf("right", 300)]);
    expect(await Promise.all(both.map(subjects))).toEqual(
      ["left", "right"].map((name) => Array(300).fill(name)),
    );
    expect(started).toHaveLength(2);
    await Promise.race(started.map(gone));
    await subjects(both[0]!);
    expect(started).toHaveLength(2);
  });

  it("end when nothing comes to read, when whoever reads has enough, and when all is closed", async () => {
    const data = await dataOf("many", 3_000);
    for await (const _ of threads.read(data)) break;
    await gone(started[0]!);
    await threads.expect();
    await threads.close();
    await gone(started[1]!);
    await threads.expect();
    expect(started).toHaveLength(2);
    await createImportThreads(program, 1).expect();
    await gone(started[2]!);
  });

  it("say when the program of the thread fails, before an import and in it", async () => {
    const broken = createImportThreads(new URL("data:text/javascript,throw new Error('broken')"));
    await broken.expect();
    await expect(
      broken
        .read(await dataOf("any", 1))
        [Symbol.asyncIterator]()
        .next(),
    ).rejects.toThrow("broken");
    const silent = createImportThreads(new URL("data:text/javascript,process.exit(0)"));
    await silent.expect();
    await expect(
      silent
        .read(await dataOf("any", 1))
        [Symbol.asyncIterator]()
        .next(),
    ).rejects.toThrow("ended too soon");
    // What the thread is told without a secret fails within it.
    await threads.expect();
    const { path, options } = await dataOf("any", 1);
    await expect(subjects({ path, options, planner: {} } as ReaderData)).rejects.toThrow();
  });
});
