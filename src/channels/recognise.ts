import { extname } from "node:path";
import { decodeBytes } from "./decode-bytes.ts";
import type { ImportFormat } from "./import-item.ts";
import { byteOrder } from "./read-text-lines.ts";
import { delimiterOf, hasKnownColumns } from "./row-columns.ts";
import { isChatLine } from "./whatsapp-line.ts";

/** How many bytes of a file's beginning `recognise` wants to see. */
export const headBytes = 1 << 16;

/**
 * The format of a file, from its first bytes and, where those leave a choice, its name; null when it is none of
 * ours. `map` are the columns that the caller named, which make any table a CSV.
 */
export const recognise = (
  head: Buffer,
  path: string,
  map: Readonly<Record<string, string>> = {},
): ImportFormat | null => {
  if (head.length === 0) return null;
  const mark = byteOrder(head);
  const bytes = head.subarray(mark.length);
  // Zero bytes are no text, except in a mail, which may carry an attachment as it is.
  const text =
    mark.encoding === "utf-8" ? decodeHead(bytes) : new TextDecoder(mark.encoding).decode(evenBytes(bytes));
  const start = text.trimStart();
  const extension = extname(path).toLowerCase();

  if (/^begin:vcard/i.test(start)) return "vcard";
  if (/^From \S*/.test(text) && /\n[\w-]+:/.test(text.slice(0, 2000))) return "mbox";
  if (start.startsWith("{") && isJsonLine(start)) return "jsonl";
  if (isMail(start) || (extension === ".eml" && /^[\w-]+:/m.test(start))) return "eml";
  if (text.includes("\0")) return null;
  if (extension === ".jsonl" || extension === ".ndjson") return "jsonl";
  if (extension === ".vcf" || extension === ".vcard") return "vcard";
  const header = start.slice(0, 20_000);
  if (hasKnownColumns(header, delimiterOf(header), map)) return "csv";
  // After mails and tables: both may quote a chat.
  if (start.split(/\r\n|\n|\r/, 20).some(isChatLine)) return "whatsapp";
  return extension === ".csv" || extension === ".tsv" ? "csv" : null;
};

/** A head may end within a character; that must not make it look like Latin-1. */
const decodeHead = (bytes: Buffer): string => {
  const newline = bytes.length < headBytes - 3 ? -1 : bytes.lastIndexOf(10);
  return decodeBytes(newline > 0 ? bytes.subarray(0, newline + 1) : bytes);
};

const evenBytes = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length - (bytes.length % 2));

/** Only its beginning: a first line may be longer than the head. */
const isJsonLine = (text: string): boolean => /^\{\s*["}]/.test(text.split(/\r?\n/, 1)[0]!);

/** A header block: two header lines, one of them of a kind that only mails have. */
const isMail = (text: string): boolean => {
  const end = text.search(/\r?\n\r?\n/);
  const block = end < 0 ? text : text.slice(0, end);
  const lines = block.split(/\r?\n/);
  if (!/^[\w-]+\s*:/.test(lines[0]!)) return false;
  const names = lines.filter((line) => /^[\w-]+\s*:/.test(line));
  const known = names.filter((line) => mailHeaders.test(line)).length;
  return known >= 2 || (known === 1 && names.length === lines.filter((line) => !/^[ \t]/.test(line)).length);
};

const mailHeaders =
  /^(from|to|cc|subject|date|message-id|received|return-path|delivered-to|mime-version|reply-to|in-reply-to|references|sender|resent-from|x-[\w-]+|content-type)\s*:/i;
