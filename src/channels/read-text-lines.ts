import { decodeBytes } from "./decode-bytes.ts";
import { readChunks } from "./read-chunks.ts";

export interface TextLine {
  /** Without its line end. */
  readonly text: string;
  /** Counted from 1. */
  readonly number: number;
  /** Bytes of the file up to the end of this line's batch. */
  readonly bytesRead: number;
}

/** Longer lines are cut into pieces of this size, so that a file without line ends needs no more memory. */
const longestLine = 1 << 25;

/**
 * The lines of a text file, in batches (a batch is what one chunk completed). UTF-16 is recognised by its byte
 * order mark or its zero bytes; else each line is UTF-8 where valid and windows-1252 where not, since exports
 * joined from several programs mix both.
 */
export const readTextLines = (path: string): AsyncGenerator<readonly TextLine[]> =>
  readLines(path, decodeLines);

/**
 * The same with one character for each byte (Latin-1): for formats that name the charset of a value, or cut lines
 * within a character. UTF-16 comes as the bytes of UTF-8.
 */
export const readByteLines = (path: string): AsyncGenerator<readonly TextLine[]> =>
  readLines(path, (bytes) => bytes.toString("latin1"));

const readLines = async function* (
  path: string,
  decode: (bytes: Buffer) => string,
): AsyncGenerator<readonly TextLine[]> {
  let number = 0;
  let bytesRead = 0;
  let wide: InstanceType<typeof TextDecoder> | null = null;
  let rest: Buffer = Buffer.alloc(0);
  let wideRest = "";
  let first = true;

  const asUtf8 = (text: string): string => decode(Buffer.from(text, "utf8"));
  const split = (text: string): TextLine[] =>
    text.split(lineEnd).map((line) => {
      number += 1;
      return { text: line, number, bytesRead };
    });

  for await (const read of readChunks(path)) {
    let chunk: Buffer = read;
    bytesRead += chunk.length;
    if (first) {
      first = false;
      const mark = byteOrder(chunk);
      if (mark.encoding !== "utf-8") wide = new TextDecoder(mark.encoding);
      chunk = chunk.subarray(mark.length);
    }
    if (wide !== null) {
      const text = wideRest + wide.decode(chunk, { stream: true });
      const end = lastLineEnd(text);
      wideRest = text.slice(end + 1);
      if (end >= 0) yield split(withoutLastEnd(asUtf8(text.slice(0, end + 1))));
      continue;
    }
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let end = bytes.lastIndexOf(10);
    // Files of old Macs end their lines with CR alone.
    if (end < 0) end = bytes.lastIndexOf(13, bytes.length - 2);
    if (end < 0 && bytes.length > longestLine) end = bytes.length - 1;
    rest = bytes.subarray(end + 1);
    if (end >= 0) yield split(withoutLastEnd(decode(bytes.subarray(0, end + 1))));
  }
  const tail = wide === null ? decode(rest) : asUtf8(wideRest + wide.decode());
  if (tail !== "") yield split(withoutLastEnd(tail));
};

const lineEnd = /\r\n|\n|\r/;

const lastLineEnd = (text: string): number => {
  const newline = text.lastIndexOf("\n");
  return newline >= 0 ? newline : text.lastIndexOf("\r", text.length - 2);
};

const withoutLastEnd = (text: string): string => text.replace(/(\r\n|\n|\r)$/, "");

/** One decode for the common case of valid UTF-8; line by line otherwise. */
const decodeLines = (bytes: Buffer): string => {
  try {
    return strict.decode(bytes);
  } catch {
    let text = "";
    for (let start = 0; start < bytes.length; ) {
      const newline = bytes.indexOf(10, start);
      const end = newline < 0 ? bytes.length : newline + 1;
      text += decodeBytes(bytes.subarray(start, end));
      start = end;
    }
    return text;
  }
};
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The encoding that a text file's first bytes tell, and how many of them are its byte order mark. */
export const byteOrder = (
  head: Buffer,
): { readonly encoding: "utf-8" | "utf-16le" | "utf-16be"; readonly length: number } => {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", length: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", length: 2 };
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: "utf-8", length: 3 };
  const sample = head.subarray(0, 256);
  let even = 0;
  let odd = 0;
  for (let index = 0; index + 1 < sample.length; index += 2) {
    if (sample[index] === 0) even += 1;
    if (sample[index + 1] === 0) odd += 1;
  }
  const half = sample.length / 4;
  if (sample.length >= 8 && odd > half && even === 0) return { encoding: "utf-16le", length: 0 };
  if (sample.length >= 8 && even > half && odd === 0) return { encoding: "utf-16be", length: 0 };
  return { encoding: "utf-8", length: 0 };
};
