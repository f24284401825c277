import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { pino } from "pino";
import { expect, it } from "vitest";
import { clockAt } from "../../src/domain/order.ts";
import type { ErasureOutcome } from "../../src/engine/erase/erasure.ts";
import { newOperationId } from "../../src/engine/fact-ids.ts";
import { openEngine } from "../../src/engine/open-engine.ts";
import { feedShard, logShard } from "../../src/sync/shard-name.ts";
import { openTestDesk } from "../engine/open-test-desk.ts";
import { connectReplica, identityEntry, identityOf, operationEntry } from "../hub/connect-replica.ts";
import { openTestHub } from "../hub/open-test-hub.ts";
import { soon } from "../hub/soon.ts";
import { decide, leaveTraces } from "./made-up-person.ts";

/** Something in the place of a file that erasing removes, and that it cannot remove. */
const obstacleIn = (data: string) => join(data, "first-page.json");

it("[F10] what a disk did not let go is erased by itself once it does", { timeout: 60_000 }, async () => {
  const desk = await openTestDesk();
  const { identities } = await leaveTraces(desk);
  await desk.reopen({ between: () => mkdir(obstacleIn(desk.data)).then(() => undefined) });
  await decide(desk, { kind: "customer.anonymize", body: { identities }, texts: null });
  await expect(desk.call("erasure", {})).rejects.toThrow();
  await desk.reopen({
    between: async () => {
      const outcomes: ErasureOutcome[] = [];
      const engine = await openEngine({
        ...{ data: desk.data, erasureBackoff: [20, 100] },
        onErasure: (outcome) => outcomes.push(outcome),
      });
      if ("tag" in engine) throw new Error(engine.tag);
      await soon(() => outcomes.length).toBeGreaterThan(2);
      expect(outcomes.every((outcome) => outcome !== "erased")).toBe(true);
      await rm(obstacleIn(desk.data), { recursive: true });
      await soon(() => outcomes.at(-1)).toBe("erased");
      expect(await engine.erasure.settled()).toEqual({ unreached: [], sending: 0 });
      await engine.close();
    },
  });
  await desk.dispose();
});

it("[F10] a hub tells its log when it cannot erase, and when it has, without a name", {
  timeout: 60_000,
}, async () => {
  const lines: string[] = [];
  const hub = await openTestHub({ log: pino({ base: undefined }, { write: (line) => lines.push(line) }) });
  const alice = await connectReplica(hub, { agents: ["alice"] });
  const seen = identityOf(alice.writer, "Zanzibarowitz");
  const feed = await alice.open(feedShard(alice.writer, 1));
  expect(await feed.add([identityEntry(seen)])).toBe("saved");
  await mkdir(obstacleIn(hub.data));
  const log = await alice.open(logShard(alice.writer, Date.now()));
  const anonymize = operationEntry({
    ...{ id: newOperationId(), at: clockAt(Date.now()), by: "alice", writer: alice.writer },
    ...{ kind: "customer.anonymize", body: { identities: [seen.id] }, texts: null },
  });
  expect(await log.add([anonymize])).toBe("saved");
  const events = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  await soon(() => events().find(({ event }) => event === "erasure-failed")).toMatchObject({
    fault: expect.any(String),
    code: expect.stringContaining("EISDIR"),
  });
  await rm(obstacleIn(hub.data), { recursive: true });
  await hub.reopen();
  await soon(() => events().filter(({ event }) => event === "erased")).toHaveLength(1);
  expect(lines.join()).not.toContain("Zanzibarowitz");
  await hub.dispose();
});
