import { randomInt } from "node:crypto";
import { emptyBatch, type Placement } from "../../store/batch.ts";
import { recordedEntries } from "../../store/recorded-entries.ts";
import { unplacedFacts, unplacedOperations } from "../../store/shard-entries.ts";
import type { Engine } from "../engine/engine.ts";
import { syncEntries } from "../engine/sync/sync-entries.ts";
import { idOfEntry } from "../sync/entry.ts";
import { feedLength } from "../sync/protocol.ts";
import { feedShard, logShard } from "../sync/shard-name.ts";
import type { ShardIndex } from "./shard-index.ts";

/**
 * Gives a place to everything in the hub's tables that has none, in shards of the hub's own: what `onefold agent add`
 * decided there, and all that a folder holds which was a desk before. Gives how many entries that were.
 */
export const placeEntries = async (engine: Engine, index: ShardIndex, now: number): Promise<number> => {
  const operations = await unplacedOperations(engine.db);
  for (const ids of partsOf(operations)) await place(engine, index, logShard(engine.writer, now), ids);
  const facts = await unplacedFacts(engine.db);
  let part = Math.max(1, index.lastPart(engine.writer));
  for (const ids of partsOf(facts)) {
    if (index.isSealed(feedShard(engine.writer, part))) part++;
    await place(engine, index, feedShard(engine.writer, part), ids);
  }
  return operations.length + facts.length;
};

function* partsOf(ids: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < ids.length; from += feedLength) yield ids.slice(from, from + feedLength);
}

/** A client of its own each time: nothing has to be known of what was placed before. */
const place = async (
  engine: Engine,
  index: ShardIndex,
  shard: string,
  ids: readonly string[],
): Promise<void> => {
  const client = randomInt(1, 2 ** 32);
  const recorded = new Map(
    syncEntries(await recordedEntries(engine.db, ids)).map((entry) => [idOfEntry(entry), widthOf(entry)]),
  );
  const placements: Placement[] = [];
  let clock = 0;
  for (const id of ids) {
    const width = recorded.get(id);
    if (width === undefined) continue;
    placements.push({ shard, client, clock, width, id });
    clock += width;
  }
  await engine.exclusive(() => engine.write({ ...emptyBatch, placements }, []));
  index.note(
    shard,
    placements.map(({ id }) => id),
  );
};

const widthOf = (entry: ReturnType<typeof syncEntries>[number]): 1 | 2 => {
  if (entry.type === "operation") return entry.operation.texts === null ? 1 : 2;
  if (entry.type === "identity") return entry.identity.texts === null ? 1 : 2;
  return entry.type === "message" && entry.message.texts !== null ? 2 : 1;
};
