import { encode } from "cborg";
import { Doc } from "yjs";
import type { ShardSummary } from "../../store/shard-entries.ts";
import type { WriterId } from "../domain/ids.ts";
import { idDigest } from "../sync/id-digest.ts";
import { feedLength, type IndexLine, indexMap } from "../sync/protocol.ts";
import { feedShard, parseShard, weekOf } from "../sync/shard-name.ts";

/** Which shards there are, how many entries each has, and which are closed for ever. */
export interface ShardIndex {
  has(name: string): boolean;
  /** A log is closed a day after its week has ended; a feed when it is full, or when a later part was begun. */
  isSealed(name: string): boolean;
  /** The highest part of a writer's feed; 0 where there is none. */
  lastPart(writer: WriterId): number;
  /** A writer's newest log; null where there is none. */
  lastLog(writer: WriterId): string | null;
  /** Notes entries that are new to a shard. */
  note(name: string, ids: readonly string[]): void;
  /**
   * Fills the document that tells it to replicas, and keeps it: what is new or closed at once, counts a little later.
   * Each filling is under a higher Yjs client, so that of two values that a replica has of a shard the last one wins.
   */
  attach(doc: Doc): void;
  /** Closes what time has closed, and makes the document small again when it has grown. */
  refresh(): void;
  /** Takes what the tables have in the place of what was noted. */
  renew(summaries: readonly ShardSummary[]): void;
  stop(): void;
}

const day = 24 * 3_600_000;
/** Milliseconds by which counts are late: every line gets what is told of any, so the more shards the later. */
const countDelay = 1_500;
const countDelayOfEach = 10;
const mostCountDelay = 15_000;
/** Of each line that is told again something stays in the document. So often, beside so many of each, is too often. */
const mostTold = 5_000;
const mostToldOfEach = 20;

export const createShardIndex = (summaries: readonly ShardSummary[], now: () => number): ShardIndex => {
  const lines = new Map<string, Pick<ShardSummary, "count" | "digest">>();
  const parts = new Map<WriterId, number>();
  const told = new Map<string, string>();
  let timesTold = 0;
  let openShards = 0;
  const stale = new Set<string>();
  let doc: Doc | null = null;
  let timer: NodeJS.Timeout | null = null;

  const notePart = (name: string): void => {
    const shard = parseShard(name);
    if (shard?.kind === "feed") parts.set(shard.writer, Math.max(shard.part, parts.get(shard.writer) ?? 0));
  };
  const take = (given: readonly ShardSummary[]): void => {
    lines.clear();
    parts.clear();
    for (const { name, count, digest } of given) lines.set(name, { count, digest });
    for (const name of lines.keys()) notePart(name);
  };
  take(summaries);

  const isSealed = (name: string): boolean => {
    const shard = parseShard(name);
    if (shard === null) return true;
    if (shard.kind === "log") return weekOf(now() - day) > shard.week;
    return (lines.get(name)?.count ?? 0) >= feedLength || (parts.get(shard.writer) ?? 0) > shard.part;
  };

  const tell = (names: Iterable<string>): void => {
    const map = doc?.getMap<Uint8Array>(indexMap);
    doc?.transact(() => {
      for (const name of names) {
        const { count, digest } = lines.get(name)!;
        const line: IndexLine = [count, isSealed(name) ? 1 : 0, digest];
        if (told.get(name) === line.join()) continue;
        told.set(name, line.join());
        timesTold++;
        map?.set(name, encode(line));
      }
    }, hubOrigin);
  };

  /** The part of a feed that a new one closes. */
  const lastPartBefore = (name: string): readonly string[] => {
    const shard = parseShard(name);
    if (shard?.kind !== "feed") return [];
    const last = feedShard(shard.writer, parts.get(shard.writer) ?? 0);
    return lines.has(last) ? [last] : [];
  };

  const tellLater = (name: string): void => {
    stale.add(name);
    const delay = Math.min(mostCountDelay, countDelay + countDelayOfEach * openShards);
    timer ??= setTimeout(() => {
      timer = null;
      const names = [...stale];
      stale.clear();
      tell(names.filter((name) => lines.has(name)));
    }, delay).unref();
  };

  /** Empties the document and fills it anew. Whoever has it open gets every line once more, and goes on with these. */
  const beginAnew = (): void => {
    if (doc === null) return;
    doc.store = new Doc().store;
    doc.share.clear();
    doc.clientID = Math.max(Date.now(), doc.clientID + 1);
    told.clear();
    timesTold = 0;
    tell(lines.keys());
  };

  const refresh = (): void => {
    openShards = [...lines.keys()].filter((name) => !isSealed(name)).length;
    if (timesTold > mostTold + mostToldOfEach * lines.size) beginAnew();
    else
      tell(
        [...lines.keys()].filter((name) => told.get(name)?.split(",")[1] !== String(Number(isSealed(name)))),
      );
  };

  return {
    has: (name) => lines.has(name),
    isSealed,
    lastPart: (writer) => parts.get(writer) ?? 0,
    lastLog: (writer) => {
      const own = [...lines.keys()].filter((name) => name.startsWith(`log/${writer}/`));
      return own.sort().at(-1) ?? null;
    },
    note: (name, ids) => {
      if (ids.length === 0) return;
      const before = lines.get(name);
      const closed = before === undefined ? lastPartBefore(name) : [];
      lines.set(name, {
        count: (before?.count ?? 0) + ids.length,
        digest: idDigest(ids, before?.digest ?? 0),
      });
      notePart(name);
      if (before === undefined) tell([name, ...closed]);
      else if (isSealed(name)) tell([name]);
      else tellLater(name);
    },
    attach: (given) => {
      doc = given;
      beginAnew();
      refresh();
    },
    refresh,
    renew: (given) => {
      take(given);
      beginAnew();
      refresh();
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer);
      doc = null;
    },
  };
};

/** The origin of what the hub writes itself: it is made out of the tables again, so nothing is to be stored. */
export const hubOrigin = { source: "local", skipStoreHooks: true } as const;
