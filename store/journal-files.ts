import { type FileHandle, open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { readSegment, type SegmentEnd } from "./journal-segment.ts";

const suffix = ".journal";
/** A segment carries the number of its first batch, so that a reading can skip whole segments. */
export const nameOf = (first: number): string => `${String(first).padStart(16, "0")}${suffix}`;
export const firstOf = (name: string): number => Number.parseInt(name, 10);

export const segmentNames = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith(suffix)).sort();

export const removeHalfWritten = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) if (name.endsWith(".new")) await rm(join(folder, name));
};

export const endOf = async (file: string): Promise<SegmentEnd> => {
  for await (const step of readSegment(file)) if (!("frame" in step)) return step;
  throw new Error("a segment has an end");
};

export const cut = async (path: string, length: number): Promise<void> => {
  const file = await open(path, "r+");
  try {
    await cutHandle(file, length);
  } finally {
    await file.close();
  }
};

export const cutHandle = async (file: FileHandle, length: number): Promise<void> => {
  await file.truncate(length);
  await file.sync();
};

/** Makes a file's name durable, not only its bytes. */
export const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
