import { createHash } from "node:crypto";
import PostalMime, { type Address, type Email } from "postal-mime";
import { rejection } from "../domain/rejection.ts";
import { cleanLine, cleanText } from "./clean-text.ts";
import type { MailPerson, ParsedMail, Rejected } from "./import-item.ts";
import { mailText } from "./mail-text.ts";
import { parseDate } from "./parse-date.ts";
import { repairCharset } from "./repair-charset.ts";

/**
 * Reads one mail. Whatever has at least one header that only mails have comes in, with what is readable; the
 * rest is rejected with a reason. `unquote`: it comes from an mbox, where `>From ` stands for `From `.
 */
export const parseMail = async (
  bytes: Buffer,
  { channel, unquote }: { readonly channel: string | null; readonly unquote: boolean },
): Promise<ParsedMail | Rejected> => {
  const raw = withoutEnvelope(bytes, unquote);
  if (raw.length === 0) return { type: "rejected", rejected: rejection("empty-mail") };
  try {
    const mail = await parseRepaired(raw);
    const headers = new Map(mail.headers.map((header) => [header.key, header.value]));
    if (!mailHeaders.some((key) => headers.has(key)))
      return { type: "rejected", rejected: rejection("no-mail") };
    return asParsedMail(mail, headers, channel);
  } catch (error) {
    // The parser's own limits (header size, nesting); its messages hold numbers only.
    return {
      type: "rejected",
      rejected: rejection("odd-mail", error instanceof Error ? error.message : "?"),
    };
  }
};

const mailHeaders = [
  "from",
  "sender",
  "to",
  "cc",
  "subject",
  "date",
  "message-id",
  "received",
  "return-path",
];

const parseRepaired = async (raw: Buffer): Promise<Email> => {
  const { bytes, secondReading } = repairCharset(raw);
  const mail = await PostalMime.parse(bytes);
  if (secondReading === null || !undecoded(mail)) return mail;
  const named = charsetOfHtml(mail.html ?? "") ?? "windows-1252";
  const again = await PostalMime.parse(secondReading(named));
  return undecoded(again) ? mail : again;
};

/** HTML says of itself, at its beginning, what its header left out. Bounded: what follows may be megabytes. */
const charsetOfHtml = (html: string): string | undefined =>
  /<meta[^<>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w-]{2,20})/i.exec(html.slice(0, 2048))?.[1];

/** Bytes that are no text in the charset taken became replacement characters. */
const undecoded = (mail: Email): boolean => (mail.text ?? mail.html ?? "").includes("\ufffd");

const asParsedMail = (
  mail: Email,
  headers: ReadonlyMap<string, string>,
  channel: string | null,
): ParsedMail => {
  const from = people(mail.from)[0] ?? people(mail.sender)[0] ?? null;
  const messageId = ids(mail.messageId ?? "")[0] ?? null;
  const sentAt = parseDate(headers.get("date") ?? "") ?? receivedAt(mail);
  const subject = cleanLine(mail.subject ?? "");
  const text = mailText(mail);
  return {
    type: "mail",
    channel,
    from,
    to: people(mail.to),
    cc: people(mail.cc),
    replyTo: people(mail.replyTo),
    messageId,
    references: referencesOf(mail, messageId),
    subject,
    sentAt,
    text,
    list: ids(headers.get("list-id") ?? "")[0] ?? null,
    // Lists change subject and text of the copies they send, so those count only where there is no Message-ID.
    ref: JSON.stringify([
      messageId,
      from?.address.toLowerCase() ?? "",
      sentAt,
      ...(messageId === null
        ? [subject, from?.name ?? "", createHash("sha256").update(text).digest("base64url")]
        : []),
    ]),
  };
};

const people = (addresses: Address | readonly Address[] | undefined): MailPerson[] => {
  const list = addresses === undefined ? [] : Array.isArray(addresses) ? addresses : [addresses as Address];
  return list
    .flatMap((entry: Address) => entry.group ?? [entry])
    .map((entry) => ({ name: personName(entry.name ?? ""), address: cleanLine(entry.address ?? "") }))
    .filter((person) => person.name !== "" || person.address !== "");
};

/** Quotes that a program put around a name twice are no part of it. */
const personName = (name: string): string => {
  const plain = cleanLine(name);
  return /^'[^']*'$|^"[^"]*"$/.test(plain) ? plain.slice(1, -1).trim() : plain;
};

/** The ids in a header, without angle brackets; a bare one without spaces counts too. */
const ids = (header: string): string[] => {
  const plain = cleanText(header).replace(/\s+/g, " ").trim();
  const bracketed = [...plain.matchAll(/<\s*([^<>]+?)\s*>/g)].map((found) => found[1]!.replace(/\s/g, ""));
  if (bracketed.length > 0) return bracketed;
  return plain.split(" ").filter(isBareId);
};

const isBareId = (word: string): boolean => {
  const at = word.indexOf("@", 1);
  return at > 0 && at < word.length - 1 && !/[<>"()]/.test(word);
};

const referencesOf = (mail: Email, own: string | null): string[] => {
  const chain = ids(mail.references ?? "");
  const parents = parentIds(mail.inReplyTo ?? "");
  const ordered = [...chain, ...parents.filter((parent) => !chain.includes(parent))];
  return [...new Set(ordered)].filter((id) => id !== own);
};

/**
 * Old programs write "Message from Ann <ann@example.org> of …": among words an id must have a digit before its `@`,
 * or everybody who ever answered Ann would be in one conversation.
 */
const parentIds = (header: string): string[] => {
  const words = header.replace(/<[^<>]*>/g, "").trim();
  return words === ""
    ? ids(header)
    : ids(header).filter((id) => /\d/.test(id.slice(0, id.lastIndexOf("@") + 1)));
};

/** The newest `Received` tells when a mail without a usable date came in. */
const receivedAt = (mail: Email): number | null => {
  for (const header of mail.headers) {
    if (header.key !== "received") continue;
    const at = parseDate(header.value.slice(header.value.lastIndexOf(";") + 1));
    if (at !== null) return at;
  }
  return null;
};

/** Leading blank lines and the mbox separator are no part of the mail; `>From ` is unquoted by one level. */
const withoutEnvelope = (bytes: Buffer, unquote: boolean): Buffer => {
  let start = 0;
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) start = 3;
  while (start < bytes.length && isSpace(bytes[start]!)) start += 1;
  while (/^>?From /.test(bytes.toString("latin1", start, start + 6))) {
    const end = bytes.indexOf(10, start);
    start = end < 0 ? bytes.length : end + 1;
  }
  const mail = bytes.subarray(start);
  if (!unquote || mail.indexOf("\n>") < 0 || mail.indexOf(">From ") < 0) return mail;
  return Buffer.from(mail.toString("latin1").replace(/^>(>*From )/gm, "$1"), "latin1");
};

const isSpace = (byte: number): boolean => byte === 10 || byte === 13 || byte === 32 || byte === 9;
