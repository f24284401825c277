import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, expect, inject, it } from "vitest";
import { digestOf } from "../../src/engine/digest.ts";
import { openTestHub, type TestHub } from "../hub/open-test-hub.ts";
import { openReplica, type Replica } from "./open-replica.ts";
import { importPeople } from "./people.ts";

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const dispose of open.splice(0).reverse()) await dispose();
}, 120_000);

const pair = async (): Promise<{ readonly hub: TestHub; readonly alice: Replica }> => {
  const hub = await openTestHub();
  open.push(hub.dispose);
  const alice = await openReplica("alice");
  open.push(alice.dispose);
  await alice.join(hub);
  return { hub, alice };
};

/** Starts a replica in a process of its own, and kills it (-9) so long after its first word; gives what it said. */
const killRound = async (
  data: string,
  round: string,
  { turns, delay }: { readonly turns: number; readonly delay: number },
): Promise<readonly string[]> => {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, "kill-child.ts"), data, inject("template"), round, String(turns)],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const operations: string[] = [];
  const lines = createInterface({ input: child.stdout });
  const allRead = once(lines, "close");
  lines.once("line", () => setTimeout(() => child.kill("SIGKILL"), delay));
  lines.on("line", (line) => operations.push(...(JSON.parse(line) as { operations: string[] }).operations));
  await once(child, "exit");
  await allRead;
  return operations;
};

const hubDigest = async ({ hub }: TestHub): Promise<string> =>
  (await digestOf(hub.engine.db, hub.engine.projection.desk())).digest;

it("[L2] killed while it sends, it goes on where it was: nothing is lost, nothing is there twice", {
  timeout: 300_000,
}, async () => {
  const { hub, alice } = await pair();
  const acknowledged: string[] = [];
  await alice.reopen({
    between: async () => {
      for (const [round, delay] of [700, 1_500, 2_600].entries()) {
        acknowledged.push(...(await killRound(alice.data, String(round), { turns: 1_000, delay })));
      }
    },
  });
  expect(await alice.sync()).toMatchObject({ pending: 0 });
  expect(await hubDigest(hub)).toBe(await alice.digest());
  const { checks } = await alice.call("check", {});
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
  const kept = await hub.hub.engine.db.selectFrom("operation").select("id").execute();
  const ids = new Set(kept.map(({ id }) => id));
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  // Every entry stands in one place alone.
  const places = await hub.hub.engine.db.selectFrom("shard_entry").select("id").execute();
  expect(new Set(places.map(({ id }) => id)).size).toBe(places.length);
});

it("[L2] killed while it reads what there is, it reads on from there", { timeout: 300_000 }, async () => {
  const { hub, alice } = await pair();
  await importPeople(alice, 900);
  await alice.sync();
  const bob = await openReplica("bob");
  open.push(bob.dispose);
  await bob.join(hub);
  await bob.reopen({
    between: async () => {
      for (const delay of [400, 800]) await killRound(bob.data, "0", { turns: 0, delay });
    },
  });
  const before = await bob.engine.db.selectFrom("identity").select("id").execute();
  const report = await bob.sync();
  // What was applied is not fetched once more.
  const all = await hub.hub.engine.db.selectFrom("shard_entry").select("id").execute();
  if (before.length > 0) expect(report.received).toBeLessThan(all.length);
  expect(await bob.digest()).toBe(await alice.digest());
});
