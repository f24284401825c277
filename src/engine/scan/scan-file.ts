import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { findInStream, type StreamHits } from "./find-in-stream.ts";
import { zipEntries } from "./zip-entries.ts";

const chunkLength = 1024 * 1024;

/**
 * Where needles stand in a file, as it is and, when its first bytes say that it is packed, unpacked. Places name the
 * file and an offset or an entry, and quote nothing. A file that has gone meanwhile has none. Throws when it cannot
 * be unpacked.
 */
export const scanFile = async (
  path: string,
  name: string,
  needles: readonly Buffer[],
): Promise<readonly string[]> => {
  const raw = await readable(path);
  if (raw === null) return [];
  const chunks = createReadStream(path, { highWaterMark: chunkLength });
  const isText = !/^pg[\\/]/u.test(name);
  const places = [...placesIn(name, await findInStream(chunks, needles, isText))];
  if (raw === "gzip") {
    const unpacked = createReadStream(path, { highWaterMark: chunkLength }).compose(createGunzip());
    places.push(...placesIn(`${name} (unpacked)`, await findInStream(unpacked, needles)));
  }
  if (raw === "zip") {
    for (const entry of await zipEntries(path)) {
      const hits = await findInStream(entry.content(), needles);
      places.push(...placesIn(`${name} (${entry.name})`, hits));
    }
  }
  return places;
};

const placesIn = (name: string, { offsets, wrapped }: StreamHits): readonly string[] =>
  wrapped ? [`${name}: across lines`] : offsets.map((offset) => `${name}:${offset}`);

/** How a file is packed, by its first bytes; null when it is not there. */
const readable = async (path: string): Promise<"plain" | "gzip" | "zip" | null> => {
  try {
    const file = await open(path, "r");
    try {
      const start = Buffer.alloc(4);
      await file.read(start, 0, 4, 0);
      if (start.readUInt16BE(0) === 0x1f8b) return "gzip";
      return start.readUInt32BE(0) === 0x504b0304 ? "zip" : "plain";
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
};
