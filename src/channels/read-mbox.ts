import { readChunks } from "./read-chunks.ts";

export interface RawMail {
  /** With its separator line, `>From ` quoting still in place. Null: it was larger than `largestMail`. */
  readonly bytes: Buffer | null;
  /** Of the separator line, counted from 1. */
  readonly line: number;
  /** Bytes of the file up to the end of this mail. */
  readonly bytesRead: number;
}

/** A larger mail is reported and not held in memory. */
export const largestMail = 64 << 20;

/**
 * The mails of an mbox of any dialect. A separator is a line that begins with `From `, tells a time and a year,
 * and follows a blank line or starts the file. A Content-Length that leads exactly to a separator or to the end
 * of the file is believed (mboxcl), so that a body may hold such a line. `largest` in bytes.
 */
export const readMbox = async function* (path: string, largest = largestMail): AsyncGenerator<RawMail> {
  let pending: Buffer = Buffer.alloc(0);
  let offset = 0; // where `pending` begins in the file
  let line = 1; // the line that `pending` begins with
  let mailLine = 1; // the line that the current mail began with
  let scanned = 1; // a separator before this place in `pending` is no candidate
  let oversize = false;

  const cut = (end: number): RawMail => {
    const mail = {
      bytes: oversize || end > largest ? null : pending.subarray(0, end),
      line: mailLine,
      bytesRead: offset + end,
    };
    skip(end);
    mailLine = line;
    scanned = 1;
    oversize = false;
    return mail;
  };
  const skip = (end: number): void => {
    line += countLines(pending.subarray(0, end));
    offset += end;
    pending = pending.subarray(end);
  };

  const mails = function* (final: boolean): Generator<RawMail> {
    for (;;) {
      const found = findEnd(pending, scanned, final);
      if (found.end === null) {
        scanned = found.resume;
        return;
      }
      yield cut(found.end);
    }
  };

  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  const take = (): void => {
    pending = Buffer.concat([pending, ...waiting]);
    waiting = [];
    waitingBytes = 0;
  };
  for await (const chunk of readChunks(path)) {
    waiting.push(chunk);
    waitingBytes += chunk.length;
    // Joining only once as much is there again keeps the work on a large mail linear.
    if (waitingBytes < pending.length) continue;
    take();
    yield* mails(false);
    if (pending.length > largest) {
      // The next separator may begin in the tail.
      skip(pending.length - longestSeparator);
      scanned = 1;
      oversize = true;
    }
  }
  take();
  yield* mails(true);
  if (pending.length > 0 || oversize) yield cut(pending.length);
};

const longestSeparator = 1024;
const separatorStart = Buffer.from("\nFrom ");
const separator = /^From .*\b\d{1,2}:\d\d(:\d\d)?\b.*\b(19|20)\d\d\b/;

/**
 * Where the mail that `bytes` begins with ends; null when that cannot be told before more bytes are there, with the
 * place to search on from.
 */
type Found = { readonly end: number } | { readonly end: null; readonly resume: number };

const findEnd = (bytes: Buffer, scanned: number, final: boolean): Found => {
  let from = scanned;
  for (;;) {
    const newline = bytes.indexOf(separatorStart, Math.max(0, from - 1));
    if (newline < 0) return { end: null, resume: Math.max(from, bytes.length - separatorStart.length) };
    const start = newline + 1;
    if (!final && bytes.length - start < longestSeparator && bytes.indexOf(10, start) < 0)
      return { end: null, resume: start };
    if (isSeparator(bytes, start)) {
      const end = declaredEnd(bytes, start, final);
      return end === null ? { end, resume: start } : { end };
    }
    from = start + 1;
  }
};

const isSeparator = (bytes: Buffer, start: number): boolean => {
  const blankBefore = bytes[start - 2] === 10 || (bytes[start - 2] === 13 && bytes[start - 3] === 10);
  if (!blankBefore && start !== 0) return false;
  const end = bytes.indexOf(10, start);
  return separator.test(
    bytes.toString("latin1", start, Math.min(end < 0 ? bytes.length : end, start + longestSeparator)),
  );
};

/**
 * `found`, or where Content-Length says that the mail ends, if a separator or the file's end is there; null when
 * that place is not read yet.
 */
const declaredEnd = (bytes: Buffer, found: number, final: boolean): number | null => {
  const body = bodyStart(bytes, found);
  if (body < 0) return found;
  const header = bytes.toString("latin1", 0, body);
  const length = /^content-length:[ \t]*(\d{1,9})[ \t]*\r?$/im.exec(header);
  if (length === null) return found;
  let end = body + Number(length[1]);
  if (end <= found || end > largestMail) return found;
  if (!final && end + longestSeparator > bytes.length) return null;
  while (bytes[end] === 10 || bytes[end] === 13) end += 1;
  if (end >= bytes.length) return end === bytes.length && final ? end : found;
  return bytes[end - 1] === 10 && isSeparator(bytes, end) ? end : found;
};

const bodyStart = (bytes: Buffer, before: number): number => {
  const plain = bytes.indexOf("\n\n");
  const dos = bytes.indexOf("\r\n\r\n");
  const starts = [plain < 0 ? -1 : plain + 2, dos < 0 ? -1 : dos + 4].filter((at) => at > 0 && at < before);
  return starts.length === 0 ? -1 : Math.min(...starts);
};

const countLines = (bytes: Buffer): number => {
  let lines = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines += 1;
  return lines;
};
