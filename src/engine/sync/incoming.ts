import type { Batch } from "../../../store/batch.ts";
import { leaveOutbound } from "../../../store/outbound.ts";
import type { Topic } from "../../desk.ts";
import type { SyncEntry } from "../../sync/entry.ts";
import { decodeEntry } from "../../sync/entry-codec.ts";
import { joined, type Known } from "../../sync/known.ts";
import type { PlacedEntry } from "../../sync/read-update.ts";
import type { Engine } from "../engine.ts";
import { newIn, settledIds } from "./new-in.ts";
import type { ShardBook } from "./shard-book.ts";
import { noteUnreadable } from "./unreadable.ts";

/** What came of one shard. */
export interface Delivery {
  readonly shard: string;
  readonly writer: string;
  readonly entries: readonly PlacedEntry[];
  /** How far the shard is known once all are applied. */
  readonly known: Known;
  /** The ids that were counted already, where a shard is read from its beginning. */
  readonly counted: Set<string> | null;
  readonly onApplied: () => void;
}

/** Applies what comes in: many entries in one transaction, each noted once it is in the tables. */
export interface Incoming {
  take(delivery: Delivery): void;
  readonly isIdle: boolean;
}

export interface IncomingOptions {
  readonly engine: Engine;
  readonly book: ShardBook;
  /** After each transaction: entries read, and those of our own that need no longer be offered. */
  readonly onApplied: (read: number, offered: number) => void;
  readonly onIdle: () => void;
  readonly onFailed: () => void;
  readonly isEnded: () => boolean;
}

/** Entries of one transaction, and bytes: a desk that reads many at once still answers its agent in between. */
const mostEntries = 500;
const mostBytes = 4 * 1024 * 1024;

export const createIncoming = (options: IncomingOptions): Incoming => {
  const { engine, book, onApplied, isEnded } = options;
  let waiting: Delivery[] = [];
  let isApplying = false;

  const applyAll = async (): Promise<void> => {
    isApplying = true;
    try {
      while (waiting.length > 0 && !isEnded()) await applySome();
    } catch {
      // A disk that is full, a database that is gone: the next line begins where this one was noted.
      options.onFailed();
    } finally {
      isApplying = false;
      options.onIdle();
    }
  };

  const applySome = async (): Promise<void> => {
    const { parts, rest } = partsOf(waiting);
    waiting = rest;
    const offered = await engine.exclusive(async () => {
      const { entries, unreadable } = decoded(parts);
      const batch = await newIn(engine.db, entries);
      await engine.write({ ...batch, isOutbound: false }, topicsOf(batch));
      if (unreadable.size > 0) await noteUnreadable(engine.db, unreadable);
      const left = await leaveOutbound(engine.db, await settledIds(engine.db, entries));
      for (const { delivery, entries: applied, known } of parts) {
        const { shard, counted } = delivery;
        const fresh = applied.map(({ id }) => id).filter((id) => counted === null || !counted.has(id));
        for (const id of fresh) counted?.add(id);
        await book.note(shard, { known: joined(book.get(shard).known, known) }, fresh);
      }
      return left;
    });
    onApplied(
      parts.reduce((sum, { entries }) => sum + entries.length, 0),
      offered,
    );
    for (const { delivery, isLast } of parts) if (isLast) delivery.onApplied();
  };

  return {
    take: (delivery) => {
      waiting.push(delivery);
      if (!isApplying) void applyAll();
    },
    get isIdle() {
      return waiting.length === 0 && !isApplying;
    },
  };
};

/** Some of the entries of a delivery, and how far its shard is known with them. */
interface Part {
  readonly delivery: Delivery;
  readonly entries: readonly PlacedEntry[];
  readonly known: Known;
  readonly isLast: boolean;
}

/** What one transaction takes of what waits: a shard that is read in pieces can be gone on with after a kill. */
const partsOf = (
  waiting: readonly Delivery[],
): { readonly parts: readonly Part[]; readonly rest: Delivery[] } => {
  const parts: Part[] = [];
  let room = mostEntries;
  let bytes = mostBytes;
  for (const [index, delivery] of waiting.entries()) {
    if (parts.length > 0 && (room <= 0 || bytes <= 0)) return { parts, rest: waiting.slice(index) };
    const { entries } = delivery;
    let take = 0;
    while (take < entries.length && room > 0 && (bytes > 0 || take === 0)) {
      room--;
      bytes -= sizeOf(entries[take++]!);
    }
    const isLast = take === entries.length;
    const taken = entries.slice(0, take);
    parts.push({
      delivery,
      entries: taken,
      known: isLast ? delivery.known : knownWith(delivery, take),
      isLast,
    });
    if (!isLast) {
      const left = { ...delivery, entries: entries.slice(take) };
      return { parts, rest: [left, ...waiting.slice(index + 1)] };
    }
  }
  return { parts, rest: [] };
};

/** How far a shard is known when all entries of a delivery from the n-th on are still to come. */
const knownWith = ({ entries, known }: Delivery, from: number): Known => {
  const reached = new Map(known);
  for (const { client, clock } of entries.slice(from).toReversed()) reached.set(client, clock);
  return reached;
};

const sizeOf = ({ kept, texts }: PlacedEntry): number => kept.length + (texts?.length ?? 0);

const decoded = (
  parts: readonly Part[],
): { readonly entries: readonly SyncEntry[]; readonly unreadable: ReadonlyMap<string, number> } => {
  const entries: SyncEntry[] = [];
  const unreadable = new Map<string, number>();
  for (const { delivery, entries: placed } of parts) {
    for (const entry of placed) {
      try {
        entries.push(decodeEntry(entry, delivery.writer));
      } catch {
        unreadable.set(delivery.shard, (unreadable.get(delivery.shard) ?? 0) + 1);
      }
    }
  }
  return { entries, unreadable };
};

const topicsOf = ({ operations, identities, messages }: Batch): readonly Topic[] => {
  const topics = new Set<Topic>();
  if (messages.length > 0 || identities.length > 0)
    for (const topic of ["threads", "customers"] as const) topics.add(topic);
  for (const { kind } of operations) {
    const isOfDesk = kind === "agent.set" || kind === "setting.set";
    const touched = isOfDesk
      ? (["settings", "history"] as const)
      : (["threads", "customers", "cases", "history"] as const);
    for (const topic of touched) topics.add(topic);
  }
  return [...topics];
};
