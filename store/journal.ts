import { existsSync } from "node:fs";
import { type FileHandle, mkdir, open, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  cut,
  cutHandle,
  endOf,
  firstOf,
  nameOf,
  removeHalfWritten,
  segmentNames,
  syncFolder,
} from "./journal-files.ts";
import { encodeFrame, type Frame, segmentStart } from "./journal-frame.ts";
import { rewriteSegment } from "./journal-rewrite.ts";
import { isDamaged, readSegment, type SegmentEnd } from "./journal-segment.ts";
import { writeAll } from "./write-all.ts";

/**
 * The durable record of all that the store was given, in order: what PGlite, which never calls fsync, is rebuilt
 * from (design §4). Payloads are opaque here.
 */
export interface Journal {
  /** It holds all that the store was given. Not so beside a server, which keeps the tables durable by itself. */
  readonly holdsAll: boolean;
  /** The sequence number of the last batch; 0 when there is none. */
  last(): number;
  /**
   * Writes a batch and resolves with its sequence number once it is on disk. Batches given at the same time share
   * one write and one fdatasync. Rejects when the disk refuses; what was rejected is not in the journal.
   */
  append(payload: Uint8Array): Promise<number>;
  /** The batches after sequence number `after` that were on disk when the reading began, in order. */
  read(after?: number): AsyncIterable<Frame>;
  /**
   * Replaces every batch that was there before by what `filter` gives for it: the same payload keeps it, null drops
   * it. Segments that change are written anew, synced and renamed over the old ones, so nothing of these stays.
   * Sequence numbers stay. Appends go on meanwhile, to a new segment. Tells after each segment how far it is; rejects
   * between two once `signal` is aborted. Gives how many batches changed.
   */
  rewrite(filter: (frame: Frame) => Uint8Array | null, options?: RewriteOptions): Promise<number>;
  /** Waits for the appends under way. Safe to call twice. */
  close(): Promise<void>;
}

export interface RewriteOptions {
  readonly onSegment?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** The journal cannot be trusted; nothing was changed. */
export interface JournalDamaged {
  readonly tag: "journal-damaged";
  /** The segment's file name. */
  readonly segment: string;
  readonly offset: number;
}

export interface JournalOptions {
  /** The last batch that must be there, because the store has applied it. A journal that ends before is damaged. */
  readonly applied?: number;
  /** A segment this long is followed by a new one; bytes. */
  readonly segmentLength?: number;
}

const defaultSegmentLength = 64 * 1024 * 1024;

/**
 * Opens the journal in `folder`, made where it is absent. A torn tail, which a crash leaves of a write that nobody
 * was told of, is cut. Anything else that cannot be read gives `journal-damaged`: it is never guessed at.
 */
export const openJournal = async (
  folder: string,
  options: JournalOptions = {},
): Promise<Journal | JournalDamaged> => {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (made !== undefined) await syncFolder(dirname(folder));
  await removeHalfWritten(folder);
  let names = await segmentNames(folder);
  const tail = names.at(-1);
  const end: SegmentEnd =
    tail === undefined ? { offset: 0, last: 0, whole: true } : await endOf(join(folder, tail));
  let last = Math.max(end.last, tail === undefined ? 0 : firstOf(tail) - 1);
  const isLost =
    last < (options.applied ?? 0) ||
    (tail !== undefined && !end.whole && (await isDamaged(join(folder, tail), { ...end, last })));
  if (isLost) return { tag: "journal-damaged", segment: tail ?? "", offset: end.offset };
  if (tail !== undefined && !end.whole) await cut(join(folder, tail), end.offset);

  const segmentLength = options.segmentLength ?? defaultSegmentLength;
  let file: FileHandle | undefined;
  let length = 0;
  if (tail !== undefined && end.offset >= segmentStart.length) {
    file = await open(join(folder, tail), "r+");
    length = end.offset;
  }
  let waiting: Waiting[] = [];
  let flushing: Promise<void> | undefined;
  let broken: unknown;
  let turn: Promise<unknown> = Promise.resolve();
  /** Writing, reading a snapshot and rewriting take turns. */
  const exclusive = <T>(step: () => Promise<T>): Promise<T> => {
    const done = turn.then(step, step);
    turn = done.catch(() => undefined);
    return done;
  };

  const startSegment = async (): Promise<FileHandle> => {
    await file?.close();
    file = undefined;
    const name = nameOf(last + 1);
    const made = await open(join(folder, name), "w", 0o600);
    await made.write(segmentStart, 0, segmentStart.length, 0);
    await made.sync();
    await syncFolder(folder);
    names = [...names.filter((other) => other !== name), name];
    length = segmentStart.length;
    file = made;
    return made;
  };

  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      try {
        await exclusive(() => writeGroup(group));
        for (const { sequence, resolve } of group) resolve(sequence);
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    flushing = undefined;
  };

  const writeGroup = async (group: Waiting[]): Promise<void> => {
    if (broken !== undefined) throw broken;
    const target = file === undefined || length >= segmentLength ? await startSegment() : file;
    let sequence = last;
    for (const each of group) each.sequence = ++sequence;
    const durable = last;
    const bytes = Buffer.concat(
      group.map(({ sequence, payload }) => encodeFrame({ sequence, durable, payload })),
    );
    try {
      await writeAll(target, bytes, length);
      await target.datasync();
    } catch (error) {
      // What the kernel kept of a failed write is unknown: cut it off, or accept nothing more.
      await cutHandle(target, length).catch((reason: unknown) => {
        broken = reason;
      });
      throw error;
    }
    length += bytes.length;
    last = sequence;
  };

  const read = async function* (after = 0): AsyncGenerator<Frame> {
    const { snapshot, until } = await exclusive(async () => ({ snapshot: names, until: last }));
    for (const [index, name] of snapshot.entries()) {
      const next = snapshot[index + 1];
      if (next !== undefined && firstOf(next) <= after + 1) continue;
      for await (const step of readSegment(join(folder, name))) {
        if (!("frame" in step)) {
          if (!step.whole && next !== undefined) throw new Error(`journal segment ${name} is damaged`);
          break;
        }
        if (step.frame.sequence > until) return;
        if (step.frame.sequence > after) yield step.frame;
      }
    }
  };

  let rewriting: Promise<unknown> = Promise.resolve();
  const rewrite: Journal["rewrite"] = (filter, { onSegment, signal } = {}) => {
    const done = rewriting.then(async () => {
      // What follows goes to a new segment, so that the old ones stand still.
      const old = await exclusive(async () => {
        if (broken !== undefined) throw broken;
        if (length > segmentStart.length || file === undefined) await startSegment();
        return names.slice(0, -1);
      });
      let changed = 0;
      for (const [index, name] of old.entries()) {
        signal?.throwIfAborted();
        changed += await rewriteSegment(join(folder, name), filter);
        onSegment?.(index + 1, old.length);
      }
      await syncFolder(folder);
      return changed;
    });
    rewriting = done.catch(() => undefined);
    return done;
  };

  return {
    holdsAll: true,
    last: () => last,
    append: (payload) =>
      new Promise<number>((resolve, reject) => {
        waiting.push({ sequence: 0, payload, resolve, reject });
        flushing ??= flush();
      }),
    read,
    rewrite,
    close: async () => {
      await flushing;
      await rewriting;
      await exclusive(async () => {
        await file?.close();
        file = undefined;
        broken ??= new Error("the journal is closed");
      });
    },
  };
};

interface Waiting {
  sequence: number;
  readonly payload: Uint8Array;
  readonly resolve: (sequence: number) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Where a closed journal cannot be read, though its batches had been on disk; null when all of it can. Changes
 * nothing. A folder that is not there holds nothing that could be damaged.
 */
export const journalDamage = async (folder: string): Promise<JournalDamaged | null> => {
  const names = existsSync(folder) ? await segmentNames(folder) : [];
  for (const [index, segment] of names.entries()) {
    const file = join(folder, segment);
    const end = await endOf(file);
    const isTail = index === names.length - 1;
    if (!end.whole && (!isTail || (await isDamaged(file, end)))) {
      return { tag: "journal-damaged", segment, offset: end.offset };
    }
  }
  return null;
};

/** Whether a closed journal holds a batch, or what is left of one. Changes nothing. */
export const holdsBatches = async (folder: string): Promise<boolean> => {
  const names = existsSync(folder) ? await segmentNames(folder) : [];
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return sizes.some((size) => size > segmentStart.length);
};
