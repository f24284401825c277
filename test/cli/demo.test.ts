import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
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
});
