import { isAscii, isUtf8 } from "node:buffer";

/**
 * Mends what 8-bit mails say wrongly of their own bytes, before the MIME parser (which takes everything
 * undeclared as UTF-8) reads them:
 * - headers with raw bytes that are not UTF-8 are taken as the charset that the mail declares for its body, as
 *   programs that send raw headers do, else as windows-1252;
 * - a body of valid UTF-8 under `charset=us-ascii` or a name that means nothing is declared as UTF-8.
 * `secondReading` gives the mail once more, for when its text did not decode: raw lines that are not UTF-8 taken
 * as windows-1252, or encoded parts that declare no charset declared to be of the one given. Null when every part
 * that could be meant declares another charset.
 */
export const repairCharset = (raw: Buffer): RepairedMail => {
  if (isAscii(raw))
    return { bytes: raw, secondReading: (charset) => declareParts(raw.toString("latin1"), charset) };
  const text = raw.toString("latin1");
  const split = headerEnd(text);
  const validBody = isUtf8(raw.subarray(split));
  const mended = validBody ? text.replace(contentType, declareUtf8) : text;
  const header = linesAsUtf8(mended.slice(0, split), declaredDecoder(text));
  const body = mended.slice(split);
  const bytes = Buffer.concat([header, Buffer.from(body, "latin1")]);
  if (validBody)
    return { bytes, secondReading: (charset) => declareParts(bytes.toString("latin1"), charset) };
  const declares = text.match(contentType)?.some((line) => otherCharset.test(line)) ?? false;
  return {
    bytes,
    secondReading: declares ? null : () => Buffer.concat([header, linesAsUtf8(body, windows1252)]),
  };
};

export interface RepairedMail {
  readonly bytes: Buffer;
  readonly secondReading: ((charset: string) => Buffer) | null;
}

const declareParts = (latin1: string, charset: string): Buffer =>
  Buffer.from(
    latin1.replace(contentType, (line) =>
      /^content-type:\s*text\/(plain|html)/i.test(line) && !/charset/i.test(line)
        ? line.replace(/(text\/\w+)/i, `$1; charset=${charset}`)
        : line,
    ),
    "latin1",
  );

const contentType = /^content-type:.*(\r?\n[ \t].*)*/gim;
const otherCharset = /charset\s*=\s*"?(?!utf-?8\b|us-ascii|")[\w-]/i;
const meaningless =
  /(charset\s*=\s*"?)(us-ascii|ascii|ansi_x3\.4-1968|unknown-8bit|x-unknown|unknown|default_charset|default)(?![\w-])/gi;

/** Keeps the length, so that places in the text stay. */
const declareUtf8 = (header: string): string =>
  header.replace(meaningless, (_, before: string, name: string) => before + "utf-8".padEnd(name.length));

const headerEnd = (text: string): number => {
  const end = /\r?\n\r?\n/.exec(text);
  return end === null ? text.length : end.index;
};

/** Line by line: one line in an old charset must not spoil the others. */
const linesAsUtf8 = (latin1: string, decoder: Decoder): Buffer => {
  const lines = latin1.split("\n").map((line) => {
    const bytes = Buffer.from(line, "latin1");
    return isUtf8(bytes) ? bytes : Buffer.from(decoder.decode(bytes), "utf8");
  });
  const newline = Buffer.from("\n");
  return Buffer.concat(lines.flatMap((line, index) => (index === 0 ? [line] : [newline, line])));
};

const windows1252 = new TextDecoder("windows-1252");
type Decoder = InstanceType<typeof TextDecoder>;

const declaredDecoder = (mail: string): Decoder => {
  const name = /^content-type:[\s\S]{0,300}?charset\s*=\s*"?([\w-]+)/im.exec(mail)?.[1] ?? "";
  if (name === "" || /^utf-?8$/i.test(name)) return windows1252;
  try {
    return new TextDecoder(name);
  } catch {
    return windows1252;
  }
};
