import { type FileHandle, open, readFile } from "node:fs/promises";
import { decodeFrame, type Frame, frameHeaderLength, segmentStart } from "./journal-frame.ts";

/** Where the readable part of a segment ends. */
export interface SegmentEnd {
  readonly offset: number;
  /** Sequence number of its last batch, 0 when it has none. */
  readonly last: number;
  /** False when bytes follow that are no whole frame. */
  readonly whole: boolean;
}

const chunkLength = 1024 * 1024;

/** The frames of a segment file in order, then its end. Never throws for what stands in the file. */
export const readSegment = async function* (path: string): AsyncGenerator<{ frame: Frame } | SegmentEnd> {
  const file = await open(path, "r");
  try {
    yield* readFrames(file);
  } finally {
    await file.close();
  }
};

const readFrames = async function* (file: FileHandle): AsyncGenerator<{ frame: Frame } | SegmentEnd> {
  const { size } = await file.stat();
  const start = await readBytes(file, 0, segmentStart.length);
  if (Buffer.compare(start, segmentStart) !== 0) {
    yield { offset: 0, last: 0, whole: size === 0 };
    return;
  }
  let offset = segmentStart.length;
  let last = 0;
  let need = frameHeaderLength;
  while (offset < size) {
    const chunk = await readBytes(file, offset, Math.max(chunkLength, need));
    let used = 0;
    for (;;) {
      const step = decodeFrame(chunk.subarray(used));
      if ("short" in step) {
        need = step.need;
        break;
      }
      // Numbers rise; anything else is left over from something older.
      if ("bad" in step || step.frame.sequence <= last) {
        yield { offset: offset + used, last, whole: false };
        return;
      }
      used += step.length;
      last = step.frame.sequence;
      yield { frame: step.frame };
    }
    offset += used;
    if (offset < size && offset + need > size) {
      yield { offset, last, whole: false };
      return;
    }
  }
  yield { offset, last, whole: true };
};

/** Up to `length` bytes; fewer only at the file's end. */
const readBytes = async (file: FileHandle, position: number, length: number): Promise<Uint8Array> => {
  const { size } = await file.stat();
  const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - position)));
  let done = 0;
  while (done < bytes.length) {
    const { bytesRead } = await file.read(bytes, done, bytes.length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
};

/**
 * Whether anything behind `end` proves that batches after `end.last` had been on disk: then the segment is damaged,
 * not torn.
 */
export const isDamaged = async (path: string, end: SegmentEnd): Promise<boolean> => {
  const rest = (await readFile(path)).subarray(end.offset);
  for (let offset = 1; offset + frameHeaderLength < rest.length; offset++) {
    const step = decodeFrame(rest.subarray(offset));
    if ("frame" in step && step.frame.durable > end.last) return true;
  }
  return false;
};
