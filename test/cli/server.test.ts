import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import type { Io } from "../../src/cli/io.ts";
import { openDesk } from "../../src/engine/open-desk.ts";
import { describeOnServer, type TestDatabase } from "../store/databases.ts";
import { runCli } from "./fake-io.ts";

const DATABASE_URL = "postgres://bob:s3cret-pw@127.0.0.1:1/desk";
const openReal: Io["openDesk"] = ({ dataFolder }, options) =>
  openDesk({ data: dataFolder, template: inject("template"), ...options });

describe("DATABASE_URL", () => {
  const named = ["agents", "agent", "config", "digest", "doctor", "hub"];

  it("is honoured by the commands of a hub's folder, and by no other", async () => {
    const honouring: string[] = [];
    for (const { name, example } of commands.filter(({ on }) => on === "session")) {
      const openFake: Io["openDesk"] = async (_, { database }) => {
        if (database === DATABASE_URL) honouring.push(name);
        return { failure: { tag: "folder-in-use", folder: "", pid: null } };
      };
      const args = name === "doctor" ? ["doctor"] : example.match(/"[^"]*"|\S+/gu)!.slice(1);
      expect((await runCli(args, { env: { DATABASE_URL }, openDesk: openFake })).code).toBe(5);
    }
    expect(honouring.sort()).toEqual(named.filter((name) => name !== "hub").sort());
  });

  it("is told of in the help of these commands, and of no other", async () => {
    const telling: string[] = [];
    for (const { name } of commands) {
      if ((await runCli([name, "--help"])).out.includes("DATABASE_URL")) telling.push(name);
    }
    expect(telling.sort()).toEqual(named.sort());
  });

  it("says without the password what is wrong, in both languages, and counts as unset when it is empty", async () => {
    const data = await mkdtemp(join(tmpdir(), "onefold-cli-"));
    const run = (url: string, ...args: string[]) =>
      runCli(["--data", data, ...args], { env: { DATABASE_URL: url }, openDesk: openReal });
    const away = await run(DATABASE_URL, "digest");
    expect(away).toMatchObject({ code: 1, out: "" });
    expect(away.err).toContain(
      "The database 127.0.0.1:1/desk cannot be reached: connect ECONNREFUSED 127.0.0.1:1.",
    );
    const wrong = await run(DATABASE_URL.replace("//", "/"), "digest", "--lang", "es");
    expect(wrong).toMatchObject({ code: 1, out: "" });
    expect(wrong.err).toContain("DATABASE_URL no indica ninguna base de datos PostgreSQL.");
    expect(away.err + wrong.err).not.toContain("s3cret");
    expect(await run(DATABASE_URL, "doctor", "--rebuild")).toMatchObject({ code: 2 });
    expect((await run("", "digest")).code).toBe(0);
    expect((await run("", "config", "set", "export.sender", "desk@example.com")).code).toBe(0);
    const own = await run(DATABASE_URL, "digest");
    expect(own).toMatchObject({ code: 1, out: "" });
    expect(own.err).toContain(`The data folder ${data} holds a desk of its own`);
    expect((await run(DATABASE_URL, "digest", "--lang", "es")).err).toContain("tiene un escritorio propio");
    await rm(data, { recursive: true, force: true });
  });
});

describeOnServer("the command line of a hub's folder", (place) => {
  let folder: string;
  let database: TestDatabase;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "onefold-cli-"));
    database = await place.makeDatabase();
  });
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });
  const data = (): string => join(folder, "data");
  const run = (...args: string[]) =>
    runCli(["--data", data(), "--agent", "alice", "--json", ...args], {
      env: { DATABASE_URL: database.url ?? "" },
      openDesk: openReal,
    });

  it("adds agents, sets settings, prints the digest and checks, all on the server", async () => {
    expect((await run("agent", "add", "alice", "--role", "admin")).json).toMatchObject([
      { name: "alice", role: "admin", token: expect.stringMatching(/^.{40,}$/u) },
    ]);
    expect((await run("config", "set", "matching.d1", "false")).code).toBe(0);
    expect((await run("agents")).json).toMatchObject([{ name: "alice", role: "admin", hasToken: true }]);
    expect((await run("digest")).json).toMatchObject([{ operations: 2, facts: 0 }]);
    const doctor = await run("doctor", "--scan", "Nowhere To Be Found");
    expect(doctor.json).toMatchObject([{ ok: true, found: [] }]);
    expect([existsSync(join(data(), "secret")), existsSync(join(data(), "pg"))]).toEqual([true, false]);
    expect(existsSync(join(data(), "journal"))).toBe(false);
  });

  it("says who works in the database, exit 5", async () => {
    const opened = await openDesk({ data: data(), database: database.url });
    if ("failure" in opened) throw new Error(opened.failure.tag);
    await rm(join(data(), "lock.db"));
    const { code, err } = await run("digest");
    await opened.desk.close();
    expect(code).toBe(5);
    expect(err).toMatch(/ works in the database .*Close it first/u);
  });
});
