import { readFile, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Desk } from "../../src/desk.ts";
import { runCli, sharing } from "../cli/fake-io.ts";
import { openTestDesk, type TestDesk } from "../engine/open-test-desk.ts";
import { mail, mbox } from "../engine/sample-mail.ts";
import { openTestHub, type TestHub } from "../hub/open-test-hub.ts";
import { digestIn, exchange, hubDigest } from "./join.ts";

describe("onefold connect", { timeout: 240_000 }, () => {
  let hub: TestHub;
  let desk: TestDesk;
  beforeEach(async () => {
    hub = await openTestHub();
    desk = await openTestDesk();
  });
  afterEach(async () => {
    await desk.dispose();
    await hub.dispose();
  });
  const shared: Desk = { openSession: ({ agent }) => desk.session(agent), close: async () => undefined };
  const run = (...args: string[]) => runCli(["--agent", "alice", ...args], { openDesk: sharing(shared) });
  const connect = (...args: string[]) => run("connect", hub.url, "--token", hub.token("alice"), ...args);

  it("[L1] brings the sample desk along, with all that was decided on it", async () => {
    expect((await run("demo", "--no-desk")).code).toBe(0);
    const customers = (await run("customers", "--json")).json as readonly Named[];
    const { operations, facts } = await desk.call("digest", {});
    const { code, json, err } = await connect("--json");
    expect({ code, err, json }).toEqual({
      code: 0,
      err: "",
      json: [{ url: hub.url, agents: ["alice"], brought: { operations, facts } }],
    });
    const after = (await run("customers", "--json")).json as readonly Named[];
    expect(after.map(({ name }) => name)).toEqual(customers.map(({ name }) => name));
    expect(after.map(({ id }) => id)).not.toEqual(customers.map(({ id }) => id));
    const alice = { desk, agent: "alice" };
    await exchange(alice);
    expect(await hubDigest(hub)).toBe(await digestIn(alice));
    const { rows } = await desk.call("notices", { offset: 0, limit: 9 });
    expect(rows).toEqual([]);
    expect(((await run("customers", "--json")).json as readonly Named[]).map(({ name }) => name)).toEqual(
      customers.map(({ name }) => name),
    );
    expect(await run("connect", hub.url, "--token", hub.token("alice"))).toMatchObject({
      code: 0,
      out: `Joined the desk of ${hub.url} as alice. onefold exchanges by itself while it is open; onefold sync --once does so now.\n`,
    });
  });

  it("says what comes along, how far it is, and which backups it could not reach", async () => {
    await desk.importText("a.mbox", mbox(mail("1", "Ann <ann@example.org>", "Hello", 1)));
    const file = join(dirname(desk.data), "desk.backup");
    await desk.call("backup", { file });
    await rename(file, `${file}.away`);
    const { code, out, err } = await runCli(
      ["--agent", "alice", "connect", hub.url, "--token", hub.token("alice")],
      { openDesk: sharing(shared), terminal: { columns: 100 }, env: { LANG: "es_ES.UTF-8" } },
    );
    expect(code).toBe(0);
    expect(out).toContain("Lo que había aquí viene con usted: 2 mensajes y cuentas, 0 decisiones.\n");
    expect(err).toContain("Llevando consigo");
    expect(err).toContain("desk.backup");
    expect(JSON.parse(await readFile(join(desk.data, "config.json"), "utf8"))).toMatchObject({
      agent: "alice",
    });
    expect(JSON.parse(await readFile(join(desk.data, "backups.json"), "utf8"))).toMatchObject([
      { state: "unreached", why: "missing" },
    ]);
  });
});

interface Named {
  readonly id: string;
  readonly name: string;
}
