import { decode } from "cborg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { applyUpdate, Doc, encodeStateAsUpdate } from "yjs";
import { createShardIndex } from "../../src/hub/shard-index.ts";
import { idDigest } from "../../src/sync/id-digest.ts";
import { type IndexLine, indexMap } from "../../src/sync/protocol.ts";
import { logShard } from "../../src/sync/shard-name.ts";

const logOf = (number: number) => logShard(`w${String(number).padStart(26, "0")}`, Date.now());
const linesIn = (doc: Doc) =>
  Object.fromEntries(
    [...doc.getMap<Uint8Array>(indexMap)].map(([name, line]) => [name, decode(line) as IndexLine]),
  );

describe("the index of shards", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** An index of so many logs, and a replica whose line to it stays open. */
  const openIndex = (count: number) => {
    const names = Array.from({ length: count }, (_, number) => logOf(number));
    const index = createShardIndex(
      names.map((name) => ({ name, count: 1, digest: idDigest(["a"]) })),
      Date.now,
    );
    const [hub, replica] = [new Doc(), new Doc()];
    hub.clientID = Date.now();
    hub.on("update", (update: Uint8Array) => applyUpdate(replica, update));
    index.attach(hub);
    /** Every log gets an entry, and the index tells so. */
    const countAll = async (round: number) => {
      for (const name of names) index.note(name, [`b${round}`]);
      await vi.advanceTimersByTimeAsync(60_000);
    };
    return { index, names, hub, replica, countAll };
  };

  it("costs who comes after a day what it costs who comes first, and everybody reads the same in it", async () => {
    const { index, names, hub, replica, countAll } = openIndex(40);
    const first = encodeStateAsUpdate(hub).byteLength;
    let largest = 0;
    for (let round = 0; round < 600; round++) {
      await countAll(round);
      index.refresh();
      largest = Math.max(largest, encodeStateAsUpdate(hub).byteLength);
    }
    // 24,000 counts were told, in 40 lines.
    expect(Object.values(linesIn(hub)).map(([count]) => count)).toEqual(names.map(() => 601));
    expect(linesIn(replica)).toEqual(linesIn(hub));
    const newcomer = new Doc();
    applyUpdate(newcomer, encodeStateAsUpdate(hub));
    expect(linesIn(newcomer)).toEqual(linesIn(hub));
    expect(largest).toBeLessThan(first + 150_000);
    index.renew(names.map((name) => ({ name, count: 7, digest: 1 })));
    expect(linesIn(replica)).toEqual(Object.fromEntries(names.map((name) => [name, [7, 0, 1]])));
    expect(encodeStateAsUpdate(hub).byteLength).toBeLessThan(first + 100);
    index.stop();
  });

  it("tells counts the later the more logs are open", async () => {
    for (const [size, early, late] of [
      [1, 1_400, 1_700],
      [1_000, 8_000, 12_000],
    ] as const) {
      const { index, names, replica } = openIndex(size);
      index.note(names[0]!, ["b"]);
      await vi.advanceTimersByTimeAsync(early);
      expect(linesIn(replica)[names[0]!]![0]).toBe(1);
      await vi.advanceTimersByTimeAsync(late - early);
      expect(linesIn(replica)[names[0]!]![0]).toBe(2);
      index.stop();
    }
  });
});
