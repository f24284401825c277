import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Io } from "../../src/cli/io.ts";
import { openDesk } from "../../src/engine/open-desk.ts";
import { runCli } from "../cli/fake-io.ts";
import { openTestHub, type TestHub } from "../hub/open-test-hub.ts";

describe("the commands of the line", { timeout: 240_000 }, () => {
  let hub: TestHub;
  let folder: string;
  beforeAll(async () => {
    hub = await openTestHub();
    folder = await mkdtemp(join(tmpdir(), "onefold-line-"));
  }, 120_000);
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await hub.dispose();
  }, 120_000);

  const open: Io["openDesk"] = ({ dataFolder }, options) =>
    openDesk({ data: dataFolder, template: inject("template"), environment: {}, ...options });
  const run = (...args: readonly string[]) =>
    runCli(["--data", join(folder, "data"), "--lang", "en", ...args], { openDesk: open });

  it("[L2] join a hub, exchange with it, and say what stands in the way", async () => {
    const before = await run("sync", "--once");
    expect(before).toMatchObject({ code: 1, out: "" });
    expect(before.err).toMatch(/^No hub was ever named/);
    expect(await run("connect", hub.url)).toMatchObject({ code: 2 });
    const unknown = await run("connect", hub.url, "--token", "unknown");
    expect(unknown).toMatchObject({ code: 1, out: "" });
    expect(unknown.err).toMatch(/token/);
    const joined = await run("connect", hub.url, "--token", hub.token("carol"), "--json");
    expect(joined).toMatchObject({ code: 0, json: [{ url: hub.url, agents: ["carol"] }] });
    // The folder's agent is the token's from now on.
    expect((await run("agents", "--json")).json).toHaveLength(1);
    const synced = await run("sync", "--once", "--json");
    expect(synced).toMatchObject({ code: 0, err: "" });
    expect(synced.json).toEqual([{ sent: 0, received: 3, pending: 0 }]);
    expect((await run("agents", "--json")).json).toHaveLength(3);
    expect((await run("config", "set", "export.sender", "a@example.org")).err).toMatch(/F13/);
    expect(await run("notices", "--json")).toMatchObject({ code: 0, out: "" });
  });

  it("[L2] goes on exchanging until it is ended, and says each state", async () => {
    const interrupt = Promise.withResolvers<void>();
    const ran = runCli(["--data", join(folder, "data"), "--lang", "en", "--json", "sync"], {
      openDesk: async (settings, options) => {
        const opened = await open(settings, options);
        if (!("desk" in opened)) return opened;
        const session = opened.desk.openSession({ agent: "carol", locale: "en", timezone: "UTC" });
        session.subscribe(async () => {
          const { state } = await session.call("syncState", {});
          if (state === "connected") interrupt.resolve();
        });
        return opened;
      },
      interrupt: interrupt.promise,
    });
    const { code, json } = await ran;
    expect(code).toBe(0);
    expect(json.at(-1)).toMatchObject({ state: "connected", reason: null, unsent: 0 });
  });
});
