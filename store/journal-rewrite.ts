import { copyFile, type FileHandle, open, rename } from "node:fs/promises";
import { encodeFrame, type Frame, segmentStart } from "./journal-frame.ts";
import { readSegment } from "./journal-segment.ts";
import { writeAll } from "./write-all.ts";

/**
 * Writes a segment anew beside the old one, from its first batch that `filter` changes, then puts it in the old one's
 * place: nothing of that stays. Gives how many batches changed; a segment without any is left alone.
 */
export const rewriteSegment = async (
  file: string,
  filter: (frame: Frame) => Uint8Array | null,
): Promise<number> => {
  const half = `${file}.new`;
  let target: FileHandle | undefined;
  let length = segmentStart.length;
  let changed = 0;
  try {
    for await (const step of readSegment(file)) {
      if (!("frame" in step)) {
        if (!step.whole) throw new Error("a damaged journal segment is not rewritten");
        break;
      }
      const payload = filter(step.frame);
      if (payload !== step.frame.payload) {
        changed++;
        target ??= await openCopy(file, half, length);
      }
      if (payload === null) continue;
      const bytes = encodeFrame({ ...step.frame, payload });
      if (target !== undefined) await writeAll(target, bytes, length);
      length += bytes.length;
    }
    await target?.sync();
  } finally {
    await target?.close();
  }
  if (changed > 0) await rename(half, file);
  return changed;
};

/** The first `length` bytes of a file as a new file. */
const openCopy = async (file: string, copy: string, length: number): Promise<FileHandle> => {
  await copyFile(file, copy);
  const handle = await open(copy, "r+");
  await handle.chmod(0o600);
  await handle.truncate(length);
  return handle;
};
