import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { keepFirstPage, readFirstPage } from "../../src/cli/first-page.ts";
import { createFakeSession } from "../views/fake-session.ts";

describe("first page", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "onefold-first-page-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("gives back what the Inbox begins with, readable by nobody else", async () => {
    const session = createFakeSession();
    await mkdir(join(folder, "journal"));
    await keepFirstPage(folder, session);
    const answers = readFirstPage(folder, session.door.agent);
    expect(answers.map((answer) => answer.name)).toEqual(["overview", "folders", "inboxPage"]);
    for (const { name, args, result } of answers) expect(result).toEqual(await session.call(name, args));
    // Another agent may not see as much.
    expect(readFirstPage(folder, "somebody else")).toEqual([]);
    expect((await stat(join(folder, "first-page.json"))).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["first-page.json", "journal"]);
  });

  it("knows a folder without a journal for an empty desk, so that the welcome screen shows at once", () => {
    expect(readFirstPage(folder, "ada")).toEqual([
      { name: "overview", args: {}, result: { empty: true, agent: "ada", own: [] } },
    ]);
  });

  it("paints nothing from a missing, damaged or older file", async () => {
    await mkdir(join(folder, "journal"));
    expect(readFirstPage(folder, "ada")).toEqual([]);
    for (const damaged of [
      "",
      "{",
      "null",
      '{"shape":0,"answers":[{}]}',
      '{"shape":2,"agent":"ada","answers":7}',
    ]) {
      await writeFile(join(folder, "first-page.json"), damaged);
      expect(readFirstPage(folder, "ada")).toEqual([]);
    }
  });

  it("is no reason to fail when it cannot be kept", async () => {
    await keepFirstPage(join(folder, "gone"), createFakeSession());
    expect(await readdir(folder)).toEqual([]);
  });
});
