import { safeBlock } from "../domain/safe-text.ts";
import { isoTime } from "./archive-times.ts";
import type { CustomerExport } from "./customer-export.ts";

/** `identities.csv`: the accounts, one a row, with the columns that `onefold import` knows. */
export async function* identitiesCsv(source: CustomerExport): AsyncGenerator<string> {
  yield byteOrderMark;
  yield csvRow(["identity", "channel", "kind", "handle", "name", "email", "phone", "uid", "seen_at"]);
  for await (const row of source.identities()) {
    const { id, channel, kind, handle, name, email, phone, uid } = row;
    yield csvRow([id, channel, kind, handle, name, email, phone, uid, isoTime(row.seenAt) ?? ""]);
  }
}

/** `messages.csv`: every message, one a row, thread after thread. */
export async function* messagesCsv(source: CustomerExport): AsyncGenerator<string> {
  yield byteOrderMark;
  yield csvRow([
    "message",
    "thread",
    "channel",
    "kind",
    "handle",
    "direction",
    "author",
    "sent_at",
    "subject",
    "text",
  ]);
  for await (const { id, channel, kind, handle } of source.threads()) {
    for await (const message of source.messages(id)) {
      const sentAt = isoTime(message.sentAt) ?? "";
      const { direction, author, subject, text } = message;
      yield csvRow([message.id, id, channel, kind, handle, direction, author, sentAt, subject, text]);
    }
  }
}

/** Without it Excel reads UTF-8 as the machine's old code page. */
const byteOrderMark = "\uFEFF";

/** One row by RFC 4180, every cell quoted, ended by CRLF. */
export const csvRow = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${neutralised(cell).replaceAll('"', '""')}"`).join(",")}\r\n`;

/**
 * A cell that no spreadsheet takes for a formula. A `'` goes before a leading `=`, `+`, `-`, `@` (also full-width,
 * as Excel takes them in some languages) or line break; tabs have become spaces. So it does after a `;`, a `|` or
 * a line break inside the text: where the list separator is `;`, as in Spanish, a spreadsheet cuts the cell there
 * and pays no heed to our quotes. Control characters are made harmless first, because what is taken out there can
 * bring a formula to the front.
 */
const neutralised = (cell: string): string =>
  safeBlock(cell).join("\n").replace(/^\n/, "'\n").replace(formulaStart, "'");

/**
 * Two look-arounds without a length: a match that took its separator would step over the one after it. The second
 * ends with its line, so that a text of nothing but line breaks is looked at once and not once for each.
 */
const formulaStart = /(?<=^|[;|\n\t])(?=(?:[^\S\n]|["'])*[=+\-@＝＋－＠])/g;
