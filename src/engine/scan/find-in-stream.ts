import { lowerCased } from "./needles.ts";

/** Where needles stand in a stream of bytes, and whether they do once line ends are taken out of it. */
export interface StreamHits {
  /** The first ones, at most a hundred. */
  readonly offsets: readonly number[];
  /** Mail wraps what it encodes. */
  readonly wrapped: boolean;
}

const mostOffsets = 100;

/**
 * Looks for needles (in lower case) in chunks as they come; keeps no more of them than the longest needle. Across
 * line ends only in what may be `text`.
 */
export const findInStream = async (
  chunks: AsyncIterable<Uint8Array>,
  needles: readonly Buffer[],
  text = true,
): Promise<StreamHits> => {
  const raw = createFinder(needles);
  const joined = createFinder(needles);
  for await (const chunk of chunks) {
    const lower = lowerCased(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length));
    raw.take(lower);
    if (text) joined.take(withoutLineEnds(lower));
  }
  const offsets = raw.offsets();
  return { offsets, wrapped: offsets.length === 0 && joined.offsets().length > 0 };
};

const createFinder = (needles: readonly Buffer[]) => {
  const keep = Math.max(0, ...needles.map((needle) => needle.length - 1));
  const offsets = new Set<number>();
  let tail = Buffer.alloc(0);
  let position = 0;
  return {
    take: (chunk: Buffer): void => {
      const bytes = tail.length === 0 ? chunk : Buffer.concat([tail, chunk]);
      const start = position - tail.length;
      for (const needle of needles) {
        for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) {
          if (offsets.size >= mostOffsets) break;
          offsets.add(start + at);
        }
      }
      position += chunk.length;
      tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - keep)));
    },
    offsets: (): readonly number[] => [...offsets].sort((a, b) => a - b),
  };
};

const [lineFeed, carriageReturn, equals] = [10, 13, 61] as const;

/** Line ends go, with the `=` that quoted-printable puts before those that do not count. */
const withoutLineEnds = (bytes: Buffer): Buffer => {
  const left = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === lineFeed || byte === carriageReturn) continue;
    const next = bytes[at + 1];
    if (byte === equals && (next === lineFeed || next === carriageReturn)) continue;
    left[length++] = byte;
  }
  return left.subarray(0, length);
};
