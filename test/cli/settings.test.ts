import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deskOptions } from "../../src/cli/global-options.ts";
import { settingsOf } from "../../src/cli/settings.ts";

const none = { ascii: false, json: false };

describe("settings", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "onefold-settings-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("takes --data before ONEFOLD_DATA before the XDG folder; empty counts as unset", () => {
    const folderOf = (data: string | undefined, env: Record<string, string>) =>
      settingsOf(data === undefined ? none : { ...none, data }, { HOME: "/home/ada", ...env }).dataFolder;
    expect(folderOf("/a", { ONEFOLD_DATA: "/b" })).toBe("/a");
    expect(folderOf(undefined, { ONEFOLD_DATA: "/b", XDG_DATA_HOME: "/c" })).toBe("/b");
    expect(folderOf(undefined, { ONEFOLD_DATA: "", XDG_DATA_HOME: "/c" })).toBe("/c/onefold");
    expect(folderOf(undefined, { XDG_DATA_HOME: "relative" })).toBe("/home/ada/.local/share/onefold");
    expect(folderOf("", {})).toBe("/home/ada/.local/share/onefold");
  });

  it("takes agent and language from options, else the configuration, else the environment", async () => {
    const env = { LANG: "de_DE.UTF-8", LC_ALL: "", LC_MESSAGES: "fr_FR.UTF-8" };
    expect(settingsOf({ ...none, data: folder }, env).locale).toBe("fr_FR.UTF-8");
    await writeFile(join(folder, "config.json"), JSON.stringify({ agent: "ada", language: "es" }));
    expect(settingsOf({ ...none, data: folder }, env)).toMatchObject({ agent: "ada", locale: "es" });
    const options = { ...none, data: folder, agent: "bo", lang: "en" };
    expect(settingsOf(options, env)).toMatchObject({ agent: "bo", locale: "en" });
  });

  it("starts with a damaged configuration", async () => {
    for (const damaged of ["{", "null", '{"agent": 7}']) {
      await writeFile(join(folder, "config.json"), damaged);
      expect(settingsOf({ ...none, data: folder }, { LANG: "en" }).agent).not.toBe("");
    }
  });

  it("knows a command line that opens the desk, and leaves every other to the commands", () => {
    expect(deskOptions([])).toMatchObject({ ascii: false });
    expect(deskOptions(["desk", "--ascii", "--data", "/a", "--lang=es"])).toMatchObject({
      ascii: true,
      data: "/a",
      lang: "es",
    });
    for (const other of [
      ["show", "c1"],
      ["desk", "x"],
      ["--help"],
      ["desk", "-h"],
      ["--lang", "xx"],
      ["--data"],
    ]) {
      expect(deskOptions(other)).toBeNull();
    }
  });
});
