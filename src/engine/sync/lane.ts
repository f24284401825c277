import { randomBytes } from "node:crypto";
import { leaveOutbound, outboundIds } from "../../../store/outbound.ts";
import { recordedEntries } from "../../../store/recorded-entries.ts";
import type { WriterId } from "../../domain/ids.ts";
import { idOfEntry } from "../../sync/entry.ts";
import { type EncodedEntry, encodeEntry } from "../../sync/entry-codec.ts";
import { type Frame, updateFrame } from "../../sync/frames.ts";
import { type RefusedEntry, sliceBytes } from "../../sync/protocol.ts";
import { writeEntries } from "../../sync/write-entries.ts";
import type { Engine } from "../engine.ts";
import type { Line } from "./open-line.ts";
import type { OpenShard } from "./open-shard.ts";
import type { Room } from "./own-shards.ts";
import type { ShardBook } from "./shard-book.ts";
import type { ShardReader } from "./shard-reader.ts";
import { syncEntries } from "./sync-entries.ts";

/** Sends what waits, decisions or facts, in its order: one slice after the other, each when the one before is acknowledged. */
export interface Lane {
  /** Something waits, or may. Nothing is sent before the first call. */
  offer(): void;
  /** Takes what the hub says of what was sent; true when it was meant for this lane. */
  take(name: string, frame: Frame): boolean;
  readonly isIdle: boolean;
}

export interface LaneOptions {
  readonly of: "operations" | "facts";
  readonly engine: Engine;
  readonly writer: WriterId;
  readonly line: Line;
  readonly book: ShardBook;
  readonly reader: ShardReader;
  /** The shard to write to now, and how many entries more it may take. `after`: that one cannot be written to. */
  readonly shardFor: (after: string | null) => Room;
  /** Milliseconds that wait together what is decided within them. */
  readonly flushDelay: number;
  readonly onSent: (entries: number) => void;
  /** So many that waited are not there any more. */
  readonly onGone: (entries: number) => void;
  readonly onRefused: (refused: readonly RefusedEntry[]) => Promise<void>;
  readonly onIdle: () => void;
  readonly onFailed: () => void;
  readonly isEnded: () => boolean;
}

/** What the hub answered to a slice. */
type Answer =
  | "taken"
  | "lost"
  | { readonly refused: readonly RefusedEntry[] }
  | { readonly reopen: "sealed" | "client" };

/** Entries that are read at once. */
const mostEntries = { operations: 1_000, facts: 200 } as const;
/** Bytes of a slice at first, and at least; how many fit on the line shows in the time that it takes. */
const firstSlice = 64 * 1024;
const leastSlice = 8 * 1024;
const quick = 500;
const slow = 4_000;
/** Milliseconds before a shard that the hub closed is opened again. */
const pause = 1_000;
const mostFailures = 4;

export const createLane = (options: LaneOptions): Lane => {
  const { of, engine, writer, line, book, reader, shardFor, isEnded } = options;
  let isRunning = false;
  let isAsked = false;
  let slice = firstSlice;
  let unusable: string | null = null;
  /** Times that the hub did not take a slice and said nothing about its entries, without one that it took since. */
  let failures = 0;
  let current: OpenShard | null = null;
  let waiting: PromiseWithResolvers<Answer> | null = null;

  const run = async (): Promise<void> => {
    isRunning = true;
    try {
      while (isAsked && !isEnded()) {
        isAsked = false;
        await delay(options.flushDelay);
        while (!isEnded() && (await sendSlice())) {}
      }
    } catch {
      options.onFailed();
    } finally {
      isRunning = false;
      options.onIdle();
    }
  };

  /** Sends some of what waits; false when nothing does. */
  const sendSlice = async (): Promise<boolean> => {
    const ids = await outboundIds(engine.db, of, mostEntries[of]);
    if (ids.length === 0) return false;
    const { name, room } = shardFor(unusable);
    const shard = await openToWrite(name);
    if (isEnded()) return false;
    if (shard === null) {
      await again();
      return true;
    }
    const { entries, gone } = await encoded(ids, Math.min(room, mostEntries[of]));
    if (gone.length > 0) options.onGone(await engine.exclusive(() => leaveOutbound(engine.db, gone)));
    if (entries.length === 0) return true;
    const client = shard.client!;
    const { update, end } = writeEntries(entries, { client, clock: shard.heard.get(client) ?? 0 });
    const sentAt = performance.now();
    waiting = Promise.withResolvers();
    line.send(updateFrame(name, update));
    const answer = await waiting.promise;
    waiting = null;
    if (answer === "taken") {
      failures = 0;
      measure(entries, performance.now() - sentAt);
      await noteTaken(shard, entries, end);
    } else await onOtherAnswer(name, answer);
    return true;
  };

  /** Opened and read, so that what the hub has of this replica is known to it. */
  const openToWrite = async (name: string): Promise<OpenShard | null> => {
    if (current?.name === name) return current;
    const shard = await reader.open(name);
    if (shard === null) return null;
    const { client, known } = book.get(name);
    // Where the hub knows more or less of the client than this replica noted, another begins.
    const isContinuous = client !== null && shard.wasEven(client);
    shard.client = isContinuous ? client : newClient();
    if (!isContinuous) await engine.exclusive(() => book.note(name, { client: shard.client, known }));
    current = shard;
    return shard;
  };

  const encoded = async (
    ids: readonly string[],
    most: number,
  ): Promise<{ readonly entries: readonly EncodedEntry[]; readonly gone: readonly string[] }> => {
    const recorded = syncEntries(await recordedEntries(engine.db, ids));
    const byId = new Map(recorded.map((entry) => [idOfEntry(entry), entry]));
    const entries: EncodedEntry[] = [];
    let bytes = 0;
    for (const id of ids) {
      const entry = byId.get(id);
      if (entry === undefined) continue;
      const next = encodeEntry(entry, writer);
      bytes += next.kept.length + (next.texts?.length ?? 0);
      if (entries.length > 0 && (bytes > slice || entries.length >= most)) break;
      entries.push(next);
    }
    return { entries, gone: ids.filter((id) => !byId.has(id)) };
  };

  const noteTaken = async (
    shard: OpenShard,
    entries: readonly EncodedEntry[],
    end: number,
  ): Promise<void> => {
    const ids = entries.map(({ id }) => id);
    const client = shard.client!;
    shard.heard = new Map(shard.heard).set(client, end);
    const left = await engine.exclusive(async () => {
      await book.note(shard.name, { known: new Map(book.get(shard.name).known).set(client, end) }, ids);
      return leaveOutbound(engine.db, ids);
    });
    options.onSent(left);
  };

  /** Tries again after a moment; when that is of no use, on another line. */
  const again = async (): Promise<void> => {
    failures++;
    if (failures > mostFailures) options.onFailed();
    else if (!isEnded()) await delay(pause);
  };

  /** What the hub did not take it takes no more on the document as it is open; so it is opened again. */
  const onOtherAnswer = async (name: string, answer: Exclude<Answer, "taken">): Promise<void> => {
    current = null;
    if (answer === "lost") return again();
    if ("reopen" in answer) failures++;
    if (failures > mostFailures) return again();
    if ("refused" in answer) await options.onRefused(answer.refused);
    else if (answer.reopen === "sealed") unusable = name;
    else await engine.exclusive(() => book.note(name, { client: null }));
    await reader.leave(name);
  };

  /** A slice takes about a second, so that what is decided meanwhile does not wait long. */
  const measure = (entries: readonly EncodedEntry[], ms: number): void => {
    const bytes = entries.reduce((sum, { kept, texts }) => sum + kept.length + (texts?.length ?? 0), 0);
    if (ms < quick && bytes > slice / 2) slice = Math.min(sliceBytes, slice * 2);
    else if (ms > slow) slice = Math.max(leastSlice, slice / 2);
  };

  return {
    offer: () => {
      isAsked = true;
      if (!isRunning) void run();
    },
    take: (name, frame) => {
      if (current?.name !== name) return false;
      const answer = answerIn(frame);
      if (answer === null) return false;
      waiting?.resolve(answer);
      if (answer === "lost") current = null;
      return answer !== "lost";
    },
    get isIdle() {
      return !isRunning && !isAsked;
    },
  };
};

const answerIn = (frame: Frame): Answer | null => {
  if (frame.type === "taken") return frame.isTaken ? "taken" : { reopen: "client" };
  if (frame.type === "closed" || frame.type === "denied") return "lost";
  if (frame.type !== "message") return null;
  const { message } = frame;
  if (message.type === "refused") return { refused: message.entries };
  if (message.type !== "reopen") return null;
  return { reopen: message.why === "sealed" ? "sealed" : "client" };
};

/** A Yjs client: 32 bits, of which no two replicas ever have the same for one shard. */
const newClient = (): number => randomBytes(4).readUInt32BE();

const delay = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
