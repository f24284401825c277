import { decode, encode } from "cborg";
import type { Frame } from "../../../store/journal-frame.ts";
import { readSegment } from "../../../store/journal-segment.ts";

/**
 * A backup is one file in the form of a journal segment: first a batch that describes it, then the journal's batches,
 * each with the next higher number. So it is read, checked and rewritten as the journal is.
 */
export interface BackupHead {
  readonly format: "onefold backup 1";
  readonly id: string;
  /** Milliseconds. */
  readonly madeAt: number;
  /** The data folder that it was made of: erasures that happened there since are found there. */
  readonly origin: string;
  /** How many batches follow. */
  readonly batches: number;
  readonly secret: Uint8Array;
  /** What it was keyed with before the folder joined a desk. */
  readonly before?: Uint8Array;
  /** What `config.json` said; null where there was none. */
  readonly config: string | null;
}

const format = "onefold backup 1";

export const encodeHead = (head: Omit<BackupHead, "format">): Uint8Array => encode({ format, ...head });

/** What a file says of itself as a backup; null when there is none, or when it is no backup. */
export const readHead = async (file: string): Promise<BackupHead | null> => {
  const first = await firstFrame(file);
  return first === null ? null : headOf(first);
};

/** The journal's batches in a backup, with their numbers in the journal. Throws when one is damaged or missing. */
export const readBatches = async function* (file: string): AsyncGenerator<Frame> {
  let head: BackupHead | null = null;
  let batches = 0;
  for await (const step of readSegment(file)) {
    if (!("frame" in step)) {
      if (head === null || !step.whole || batches !== head.batches) throw new Error("the backup is damaged");
      return;
    }
    if (head === null) {
      head = headOf(step.frame);
      if (head === null) throw new Error("the file is no backup");
      continue;
    }
    batches++;
    yield { ...step.frame, sequence: step.frame.sequence - 1 };
  }
};

/** The number in the backup of what has this number in the journal. */
export const shifted = (sequence: number): number => sequence + 1;

const firstFrame = async (file: string): Promise<Frame | null> => {
  try {
    for await (const step of readSegment(file)) return "frame" in step ? step.frame : null;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
  return null;
};

const headOf = ({ sequence, payload }: Frame): BackupHead | null => {
  if (sequence !== 1) return null;
  try {
    const head: unknown = decode(payload);
    return isHead(head) ? head : null;
  } catch {
    return null;
  }
};

const isHead = (head: unknown): head is BackupHead =>
  typeof head === "object" && head !== null && "format" in head && head.format === format;
