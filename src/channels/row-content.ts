import { createHash } from "node:crypto";
import { type ChannelKind, identifierTypeOf, isChannelKind } from "../domain/channel.ts";
import type { Direction } from "../domain/facts.ts";
import { rejection } from "../domain/rejection.ts";
import { cleanLine, cleanText } from "./clean-text.ts";
import type { ImportItem, ImportOptions } from "./import-item.ts";
import type { RowField } from "./row-columns.ts";

/** Characters; longer texts are no names of folders. */
const channelLength = 100;

/** The values of a row by field, in the order of its columns; empty ones are left out. */
export type Row = ReadonlyMap<RowField, readonly string[]>;

/** When the message of a row was sent. */
export interface RowTime {
  /** Milliseconds since 1970; null when the row does not say it in a way that can be told. */
  readonly sentAt: number | null;
  /**
   * As the row writes it, where that alone does not tell `sentAt`: then it is what tells the message from others,
   * since a file that has grown may come to another time.
   */
  readonly stamp: string | null;
}

/**
 * What a row of a table or a JSON line says: with a text a message, else an identity. Rejected: an unknown kind
 * or direction, and a row that says nothing about anybody. A message without any identifier comes in as an
 * anonymous visitor's [M4], whatever name the visitor gave: its handle is derived from its thread, else from the row.
 */
export const rowContent = (
  row: Row,
  options: ImportOptions,
  { sentAt, stamp }: RowTime,
): ImportItem["content"] => {
  const first = (field: RowField): string => cleanLine(row.get(field)?.[0] ?? "");
  const kind = kindOf(first("kind"));
  if (kind === null) return { type: "rejected", rejected: rejection("unknown-kind") };
  const direction = directionOf(first("direction"));
  if (direction === null) return { type: "rejected", rejected: rejection("unknown-direction") };
  if (first("channel").length > channelLength)
    return { type: "rejected", rejected: rejection("long-channel", `${channelLength}`) };

  const emails = listOf(row, "email", "also_email");
  const phones = listOf(row, "phone", "also_phone");
  const name =
    first("name") ||
    ["first_name", "middle_name", "last_name"]
      .map((field) => first(field as RowField))
      .filter(Boolean)
      .join(" ");
  const text = cleanText(row.get("text")?.[0] ?? "").trimEnd();
  const thread = first("thread") || null;
  const given = {
    channel: first("channel") || options.channel,
    kind,
    name,
    email: emails[0] ?? "",
    phone: phones[0] ?? "",
    uid: first("uid"),
  };
  const company = first("company");
  const handle =
    first("handle") ||
    ownIdentifier(given) ||
    (text === "" ? nameHandle(name, company) : anonymousHandle(row, given.kind, thread, name));
  if (handle === "") return { type: "rejected", rejected: rejection("empty-row") };
  if (text !== "") {
    const subject = first("subject");
    return {
      ...given,
      type: "message",
      handle,
      thread,
      direction,
      sentAt,
      subject,
      text,
      others: [],
      ref: stamp === null ? null : naturalKey([handle, thread, direction, stamp, subject, text]),
    };
  }
  return {
    ...given,
    type: "identity",
    handle,
    alsoEmails: emails.slice(1),
    alsoPhones: phones.slice(1),
    company,
    note: cleanText(row.get("note")?.[0] ?? "").trim(),
  };
};

const naturalKey = (parts: readonly unknown[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("base64url");

const ownIdentifier = (given: {
  readonly kind: ChannelKind;
  readonly email: string;
  readonly phone: string;
  readonly uid: string;
}): string => {
  const { email, phone, uid } = given;
  const type = identifierTypeOf(given.kind);
  if (type === "address") return email || uid || phone;
  return type === "number" ? phone || uid || email : uid || email || phone;
};

/**
 * The handle of somebody who is known by name alone. Namesakes of different companies stay apart [M4].
 * Empty when there is neither.
 */
export const nameHandle = (name: string, company: string): string =>
  name === "" || company === "" || name === company ? name || company : `${name} (${company})`;

/** A web chat has one visitor; elsewhere several may speak in one thread, told apart by their names alone. */
const anonymousHandle = (row: Row, kind: ChannelKind, thread: string | null, name: string): string => {
  const visitor = kind === "chat" ? [thread] : [thread, name];
  return `anonymous-${createHash("sha256")
    .update(JSON.stringify(thread === null ? [...row] : visitor))
    .digest("base64url")
    .slice(0, 16)}`;
};

/** Google writes several values of one kind into one column. */
const listOf = (row: Row, ...fields: readonly RowField[]): readonly string[] => {
  const values = fields.flatMap((field) => row.get(field) ?? []);
  return [...new Set(values.flatMap((value) => value.split(" ::: ")).map(cleanLine))].filter(
    (value) => value !== "",
  );
};

const kindOf = (text: string): ChannelKind | null => {
  const kind = text.toLowerCase();
  if (kind === "") return "other";
  return isChannelKind(kind) ? kind : (kindsByName[kind] ?? null);
};

const kindsByName: Readonly<Record<string, ChannelKind>> = {
  ...{
    mail: "email",
    "e-mail": "email",
    twitter: "x",
    facebook: "messenger",
    voice: "call",
    webchat: "chat",
  },
};

const directionOf = (text: string): Direction | null => {
  const word = text.toLowerCase();
  if (/^(|in|incoming|inbound|received|customer)$/.test(word)) return "in";
  return /^(out|outgoing|outbound|sent|agent)$/.test(word) ? "out" : null;
};
