import { isAscii, isUtf8 } from "node:buffer";

/**
 * Mends what 8-bit mails say wrongly of their own bytes, before the MIME parser (which takes everything
 * undeclared as UTF-8) reads them:
 * - headers with raw bytes that are not UTF-8 are taken as windows-1252;
 * - bytes beyond ASCII under `charset=us-ascii` or an unknown name are tried as UTF-8.
 * `repairedBody` gives the same mail with its body taken as windows-1252: for when the body did not decode and
 * declares no other charset; null when that cannot be so.
 */
export const repairCharset = (raw: Buffer): { bytes: Buffer; repairedBody: (() => Buffer) | null } => {
  if (isAscii(raw)) return { bytes: raw, repairedBody: null };
  const text = raw
    .toString("latin1")
    .replace(notReallyAscii, (line) =>
      line.replace(asciiName, (_, name: string, value: string) => name + "utf-8".padEnd(value.length)),
    );
  const split = headerEnd(text);
  const header = linesAsUtf8(text.slice(0, split));
  const body = text.slice(split);
  const bytes = Buffer.concat([header, Buffer.from(body, "latin1")]);
  const otherCharset = /charset\s*=\s*"?(?!utf-?8\b|us-ascii|")[\w-]/i.test(text);
  if (otherCharset || isUtf8(Buffer.from(body, "latin1"))) return { bytes, repairedBody: null };
  return { bytes, repairedBody: () => Buffer.concat([header, linesAsUtf8(body)]) };
};

const notReallyAscii = /^(content-type:.*|[ \t].*charset.*)$/gim;
const asciiName =
  /(charset\s*=\s*"?)(us-ascii|ascii|ansi_x3\.4-1968|unknown-8bit|x-unknown|unknown|default_charset|default|8bit)(?![\w-])/gi;

const headerEnd = (text: string): number => {
  const end = /\r?\n\r?\n/.exec(text);
  return end === null ? text.length : end.index;
};

/** Line by line: one line in an old charset must not spoil the others. */
const linesAsUtf8 = (latin1: string): Buffer => {
  const lines = latin1.split("\n").map((line) => {
    const bytes = Buffer.from(line, "latin1");
    return isUtf8(bytes) ? bytes : Buffer.from(windows1252.decode(bytes), "utf8");
  });
  const newline = Buffer.from("\n");
  return Buffer.concat(lines.flatMap((line, index) => (index === 0 ? [line] : [newline, line])));
};

const windows1252 = new TextDecoder("windows-1252");
