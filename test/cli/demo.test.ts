import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Io } from "../../src/cli/io.ts";
import type { Desk } from "../../src/desk.ts";
import { openDesk } from "../../src/engine/open-desk.ts";
import { runCli, sharing } from "./fake-io.ts";

describe("onefold demo", () => {
  let folder: string;
  let desk: Desk;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "onefold-demo-"));
    const opened = await openDesk({ data: join(folder, "data"), template: inject("template") });
    if ("failure" in opened) throw new Error(opened.failure.tag);
    desk = opened.desk;
  });
  afterAll(async () => {
    await desk.close();
    await rm(folder, { recursive: true, force: true });
  });
  const run = (...args: string[]) => runCli(["--agent", "alice", ...args], { openDesk: sharing(desk) });

  it("fills nothing when it could not open the desk afterwards", async () => {
    expect((await run("demo")).code).toBe(2);
    expect((await run("customers", "--json")).json).toEqual([]);
  });

  it("needs the desk to show a colleague on, and fills nothing without", async () => {
    const { code, err } = await run("demo", "--no-desk", "--with-colleague");
    expect(code).toBe(2);
    expect(err).toContain("--no-desk does not open it");
    expect((await run("--lang", "es", "demo", "--no-desk", "--with-colleague")).err).toContain("quite una");
    expect((await run("customers", "--json")).json).toEqual([]);
  });

  it("fills an empty folder", async () => {
    const { code, json } = await run("demo", "--no-desk", "--json");
    expect(code).toBe(0);
    expect(json[0]).toMatchObject({ rejected: [] });
    expect((await run("customers", "--json", "--limit", "3")).json).toHaveLength(3);
  });

  it("refuses a folder that has something in it", async () => {
    const before = (await run("digest")).out;
    const { code, json } = await run("demo", "--no-desk", "--json");
    expect(code).toBe(3);
    expect(json).toEqual([{ refused: { rule: expect.any(String), reason: expect.any(String) } }]);
    expect((await run("digest")).out).toBe(before);
  });

  describe("--with-colleague", () => {
    const hub = { url: "ws://127.0.0.1:1", tokens: ["t"], agents: ["alice"], desk: "d" };
    let said: string[] = [];
    const withColleague = async (startColleague: Io["startColleague"]) => {
      const place = await mkdtemp(join(folder, "another-"));
      said = [];
      return runCli(["--data", place, "--agent", "aiko", "demo", "--with-colleague"], {
        terminal: { columns: 120 },
        openDesk: async ({ dataFolder }) => openDesk({ data: dataFolder, template: inject("template") }),
        startColleague,
        runDesk: async (_, at) => {
          said.push(`desk at ${at?.url}`);
          return 130;
        },
      });
    };

    it("has the colleague come before the desk opens, and go when it has closed", async () => {
      const { code, err } = await withColleague(async () => {
        said.push("started");
        return { hub, stop: async () => void said.push("stopped") };
      });
      expect(code).toBe(130);
      expect(said).toEqual(["started", "desk at ws://127.0.0.1:1", "stopped"]);
      expect(err).toBe("tom comes to the desk …\n");
    });

    it("says why a colleague could not come", async () => {
      const { code, err } = await withColleague(async () => ({ failed: "ENOSPC" }));
      expect([code, said]).toEqual([1, []]);
      expect(err).toContain("could not come (ENOSPC)");
    });
  });
});
