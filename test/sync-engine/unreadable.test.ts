import { expect, it } from "vitest";
import { checkShards } from "../../src/engine/sync/check-shards.ts";
import { openShardBook } from "../../src/engine/sync/shard-book.ts";
import { noteUnreadable } from "../../src/engine/sync/unreadable.ts";
import { logShard } from "../../src/sync/shard-name.ts";
import { openReplica } from "./open-replica.ts";

it("[F14] what could not be read is counted once, however often its shard is read from the beginning", async () => {
  const replica = await openReplica("alice");
  const { engine } = replica;
  const [first, second] = ["1", "2"].map((digit) => logShard(`w${digit.repeat(26)}`, Date.now()));
  const book = await openShardBook(engine.db);
  await noteUnreadable(engine.db, new Map([[first!, 2]]));
  await noteUnreadable(engine.db, new Map([[second!, 1]]));
  await book.forget([first!]);
  await noteUnreadable(engine.db, new Map([[first!, 2]]));
  const { ok, detail } = await checkShards(engine);
  expect(ok).toBe(false);
  for (const part of [`2 of ${first}`, `1 of ${second}`]) expect(detail).toContain(part);
  await replica.dispose();
});
