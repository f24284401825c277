import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { createInflateRaw } from "node:zlib";

/** A file in a zip archive: its bytes, unpacked as they are read. */
export interface ZipEntry {
  readonly name: string;
  content(): AsyncIterable<Uint8Array>;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const longestEnd = 22 + 0xffff;

/** The entries of a zip archive. Throws when it is none that can be read (damaged, encrypted, above 4 GB). */
export const zipEntries = async (path: string): Promise<readonly ZipEntry[]> => {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    const tail = await bytesAt(file, Math.max(0, size - longestEnd), Math.min(size, longestEnd));
    let end = tail.length - 22;
    while (end >= 0 && tail.readUInt32LE(end) !== endMark) end--;
    if (end < 0) throw new Error("the archive has no end");
    const directory = await bytesAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
    const entries: ZipEntry[] = [];
    for (let at = 0; at < directory.length; ) {
      if (directory.readUInt32LE(at) !== entryMark) throw new Error("the archive's directory is damaged");
      entries.push(await entryAt(path, file, directory, at));
      at +=
        46 +
        directory.readUInt16LE(at + 28) +
        directory.readUInt16LE(at + 30) +
        directory.readUInt16LE(at + 32);
    }
    return entries;
  } finally {
    await file.close();
  }
};

const entryAt = async (path: string, file: FileHandle, directory: Buffer, at: number): Promise<ZipEntry> => {
  const method = directory.readUInt16LE(at + 10);
  const packed = directory.readUInt32LE(at + 20);
  const header = directory.readUInt32LE(at + 42);
  if ((method !== 0 && method !== 8) || (directory.readUInt16LE(at + 8) & 1) === 1) {
    throw new Error("the archive is packed in an unknown way");
  }
  const local = await bytesAt(file, header, 30);
  const start = header + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  return {
    name: directory.toString("utf8", at + 46, at + 46 + directory.readUInt16LE(at + 28)),
    content: async function* () {
      if (packed === 0) return;
      const stream = createReadStream(path, { start, end: start + packed - 1 });
      yield* method === 0 ? stream : stream.compose(createInflateRaw());
    },
  };
};

const bytesAt = async (file: FileHandle, position: number, length: number): Promise<Buffer> => {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  if (bytesRead < length) throw new Error("the archive ends too early");
  return bytes;
};
