import { closeFrame, type Frame, openFrame, stateFrame } from "../../sync/frames.ts";
import { type Known, knowsMore } from "../../sync/known.ts";
import { openAtOnce } from "../../sync/protocol.ts";
import { readShard } from "../../sync/read-shard.ts";
import type { PlacedEntry } from "../../sync/read-update.ts";
import type { Mutex } from "../mutex.ts";
import type { Incoming } from "./incoming.ts";
import type { IndexLines, ShardLine } from "./index-lines.ts";
import type { Line } from "./open-line.ts";
import type { OpenShard } from "./open-shard.ts";
import type { ShardBook } from "./shard-book.ts";

/** Keeps the shards open that this replica is to follow, and reads in them what it lacks. */
export interface ShardReader {
  /** Opens what has news, and what is still written to: at the beginning, and when lines of the index changed. */
  consider(lines: readonly ShardLine[]): void;
  /** Opens a shard to write to it; resolves when it is read, null when the hub does not open it. */
  open(name: string): Promise<OpenShard | null>;
  /** Closes a shard; resolves when the hub has closed it too, and it may be opened again. */
  leave(name: string): Promise<void>;
  /** Everything in a shard once more, beside what is read of it; null when the hub does not open it. */
  readWhole(name: string): Promise<readonly PlacedEntry[] | null>;
  take(name: string, frame: Frame): void;
  /** A shard of which the index tells was not opened, or closed before it was read. */
  readonly hasMissed: boolean;
  /** No shard is waited for. */
  readonly isIdle: boolean;
  /** Entries that the index tells of and that are not there yet. */
  lacking(): number;
}

export interface ShardReaderOptions {
  readonly exclusive: Mutex;
  readonly line: Line;
  readonly index: IndexLines;
  readonly book: ShardBook;
  readonly incoming: Incoming;
  /** Whether a shard is followed as long as it is written to; one that only this replica writes is not. */
  readonly isFollowed: (line: ShardLine) => boolean;
  /** A shard of which the hub has less than was read from it: it was set back. */
  readonly onSetBack: (name: string) => void;
  /** What was read could not be noted. */
  readonly onFailed: () => void;
  /** Something was read to its end, or cannot be. */
  readonly onRead: () => void;
}

/** Shards that stay open: the hub allows 200. Of the others news is read when the index tells of it. */
const mostOpen = 150;
/** Entries that are asked for at the same time, unless one shard alone has more. */
const mostAskedFor = 5_000;

export const createShardReader = ({
  exclusive,
  line,
  index,
  book,
  incoming,
  isFollowed,
  onSetBack,
  onFailed,
  onRead,
}: ShardReaderOptions): ShardReader => {
  const open = new Map<string, OpenShard>();
  const planned = new Set<string>();
  /** Closed here, and the hub has not said yet that it is closed there. */
  const leaving = new Map<string, PromiseWithResolvers<void>>();
  /** Shards that are not what the index says though they were read from their beginning. */
  const odd = new Set<string>();

  let hasMissed = false;

  /** Takes note of something, without anybody waiting for it. */
  const inBackground = (work: Promise<unknown>): void => {
    work.catch(onFailed);
  };

  const newsOf = (name: string): number => {
    const { count } = book.get(name);
    return Math.max(0, (index.get(name)?.count ?? 0) - count);
  };

  const isSame = ({ name, count, digest }: ShardLine): boolean => {
    const known = book.get(name);
    return known.count === count && known.digest === digest;
  };

  const ask = (shard: OpenShard): void => {
    shard.asked.push(null);
    line.send(stateFrame(shard.name, shard.heard));
  };

  const openShard = (name: string): OpenShard => {
    planned.delete(name);
    const { known, count } = book.get(name);
    const shard: OpenShard = {
      name,
      heard: known,
      atHub: null,
      wasEven: (client) => (shard.atHub?.get(client) ?? 0) === (known.get(client) ?? 0),
      client: null,
      isRead: false,
      counted: count === 0 ? new Set() : null,
      read: Promise.withResolvers(),
      asked: [],
    };
    open.set(name, shard);
    line.send(openFrame(name));
    ask(shard);
    return shard;
  };

  /** Opens what is planned, few at a time: their answers wait in memory. */
  const openPlanned = (): void => {
    for (const name of planned) {
      const asked = [...open.values()].filter(({ isRead }) => !isRead);
      const entries = asked.reduce((sum, shard) => sum + newsOf(shard.name), newsOf(name));
      if (asked.length > 0 && (asked.length >= openAtOnce || entries > mostAskedFor)) return;
      openShard(name);
    }
  };

  /** Nothing more comes of it. */
  const letGo = (name: string): boolean => {
    for (const whole of open.get(name)?.asked ?? []) whole?.resolve(null);
    return open.delete(name);
  };

  const leave = (name: string): Promise<void> => {
    const left = leaving.get(name) ?? Promise.withResolvers<void>();
    if (letGo(name)) {
      leaving.set(name, left);
      line.send(closeFrame(name));
    } else if (!leaving.has(name)) left.resolve();
    return left.promise;
  };

  const readAgain = async (shard: OpenShard): Promise<void> => {
    odd.add(shard.name);
    await exclusive(() => book.forget([shard.name]));
    shard.heard = new Map();
    shard.counted = new Set();
    ask(shard);
  };

  /** All that the hub had is in the tables: is it what the index says? */
  const onAnswered = async (shard: OpenShard): Promise<void> => {
    const said = index.get(shard.name);
    if (said !== undefined && !isSame(said)) {
      const isBehind = book.get(shard.name).count <= said.count || said.sealed;
      if (isBehind && !odd.has(shard.name)) return readAgain(shard);
    }
    shard.isRead = true;
    shard.counted = null;
    shard.read.resolve(shard);
    if (said?.sealed === true) await seal(said);
    else if (open.size > mostOpen && shard.client === null && shard.asked.length === 0)
      inBackground(leave(shard.name));
    openPlanned();
    onRead();
  };

  const seal = async (said: ShardLine): Promise<void> => {
    if (!isSame(said) && !odd.has(said.name)) return;
    await exclusive(() => book.note(said.name, { sealed: true }));
    inBackground(leave(said.name));
  };

  const takeUpdate = (shard: OpenShard, update: Uint8Array, isAnswer: boolean): void => {
    const whole = isAnswer ? shard.asked.shift() : null;
    if (whole) {
      whole.resolve(readUpdate(update, new Map())?.entries ?? null);
      return;
    }
    const before = new Map(shard.heard);
    // What this replica wrote itself was noted, or will be, when the hub took it.
    if (shard.client !== null) before.set(shard.client, Number.MAX_SAFE_INTEGER);
    const news = readUpdate(update, before);
    if (news === null || (news.hasGap && !isAnswer)) {
      ask(shard);
      return;
    }
    const known = new Map(news.known);
    if (shard.client !== null) known.set(shard.client, shard.heard.get(shard.client) ?? 0);
    shard.heard = known;
    if (news.entries.length === 0 && !isAnswer) return;
    incoming.take({
      shard: shard.name,
      writer: book.get(shard.name).writer,
      entries: news.entries,
      known,
      counted: shard.counted,
      onApplied: () => {
        if (isAnswer && !shard.isRead) inBackground(onAnswered(shard));
        else onRead();
      },
    });
  };

  return {
    consider: (lines) => {
      for (const said of lines) {
        if (leaving.has(said.name)) continue;
        if (open.has(said.name)) {
          if (said.sealed && open.get(said.name)?.isRead === true) inBackground(seal(said));
          continue;
        }
        const known = book.get(said.name);
        if (known.sealed) continue;
        if (!isSame(said)) planned.add(said.name);
        else if (said.sealed) inBackground(seal(said));
        else if (isFollowed(said) && open.size + planned.size < mostOpen) planned.add(said.name);
      }
      openPlanned();
    },
    open: async (name) => {
      await leaving.get(name)?.promise;
      const shard = open.get(name) ?? openShard(name);
      return shard.read.promise;
    },
    leave,
    readWhole: async (name) => {
      await leaving.get(name)?.promise;
      const isFollowed = open.has(name);
      const shard = open.get(name) ?? openShard(name);
      const whole = Promise.withResolvers<readonly PlacedEntry[] | null>();
      shard.asked.push(whole);
      line.send(stateFrame(name, new Map()));
      const entries = await whole.promise;
      if (!isFollowed && (book.get(name).sealed || open.size > mostOpen)) inBackground(leave(name));
      return entries;
    },
    take: (name, frame) => {
      if (frame.type === "closed" && leaving.has(name)) {
        leaving.get(name)!.resolve();
        leaving.delete(name);
        return;
      }
      const shard = open.get(name);
      if (shard === undefined) return;
      if (frame.type === "state") {
        shard.atHub ??= frame.known;
        if (knowsMore(shard.heard, frame.known)) onSetBack(name);
      } else if (frame.type === "update") takeUpdate(shard, frame.update, frame.isAnswer);
      else if (frame.type === "denied" || frame.type === "closed") {
        letGo(name);
        hasMissed ||= !shard.isRead;
        shard.read.resolve(null);
        openPlanned();
        onRead();
      }
    },
    get hasMissed() {
      return hasMissed;
    },
    get isIdle() {
      return planned.size === 0 && [...open.values()].every(({ isRead }) => isRead);
    },
    lacking: () => index.all().reduce((sum, { name }) => sum + newsOf(name), 0),
  };
};

/** Null for bytes that are no update. */
const readUpdate = (update: Uint8Array, known: Known): ReturnType<typeof readShard> | null => {
  try {
    return readShard(update, known);
  } catch {
    return null;
  }
};
