import { spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { openTestDesk } from "../engine/open-test-desk.ts";
import { mail, mbox } from "../engine/sample-mail.ts";
import { customerOf } from "../erase/made-up-person.ts";
import { openTestHub, type TestHub } from "../hub/open-test-hub.ts";
import { connect, decideAs, digestIn, exchange, hubDigest } from "./join.ts";

/** Joins in a process of its own, which is killed as soon as a file of this name is made or goes. */
const connectAndKill = async (data: string, hub: TestHub, name: string): Promise<void> => {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, "connect-child.ts"), data, inject("template"), hub.url, hub.token("alice")],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  const watcher = watch(data, (_event, changed) => {
    if (changed === name) child.kill("SIGKILL");
  });
  const [code, signal] = await once(child, "exit");
  watcher.close();
  if (signal !== "SIGKILL") throw new Error(`the process ended by itself: ${code}`);
};

describe("a joining that is killed", () => {
  it.for(["rekeying", "rekeyed", "secret.before", "hub.json"])(
    "[L1] when %s appears loses nothing and is done once",
    { timeout: 240_000 },
    async (name) => {
      const hub = await openTestHub();
      const alice = { desk: await openTestDesk(), agent: "alice" };
      try {
        const people = Array.from({ length: 300 }, (_, n) =>
          mail(`${n}`, `Person ${n} <p${n}@example.org>`, `About ${n}`, (n % 27) + 1),
        );
        const archive = mbox(...people);
        await alice.desk.importText("a.mbox", archive);
        await decideAs(alice, {
          kind: "customer.edit",
          body: { customer: await customerOf(alice.desk, "email:p7@example.org"), fields: ["company"] },
          texts: { set: { company: "Sevenths" } },
        });
        const { facts } = await alice.desk.call("digest", {});
        await alice.desk.reopen({ between: () => connectAndKill(alice.desk.data, hub, name) });
        expect((await alice.desk.call("digest", {})).facts).toBe(facts);
        await connect(alice, hub);
        await exchange(alice);
        expect(await hubDigest(hub)).toBe(await digestIn(alice));
        expect(await alice.desk.importText("a.mbox", archive)).toMatchObject({
          imported: 0,
          duplicates: 300,
        });
        const customer = await customerOf(alice.desk, "email:p7@example.org");
        const view = await alice.desk.call("customer", { customer });
        expect(view?.profile.single.company?.value).toBe("Sevenths");
        expect(await alice.desk.call("check", {})).toMatchObject({ ok: true });
      } finally {
        await alice.desk.dispose();
        await hub.dispose();
      }
    },
  );
});
