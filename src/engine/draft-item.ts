import type { ImportItem, ParsedIdentity, ParsedMessage, Rejected } from "../channels/import-item.ts";
import { normaliseEmail } from "../matching/normalise-email.ts";
import { normaliseHandle } from "../matching/normalise-handle.ts";
import { draftMail } from "./draft-mail.ts";
import type { FactDraft, PersonDraft } from "./fact-draft.ts";

/** What a draft depends on beside the item. */
export interface DraftOptions {
  /** Handles of the desk itself: what they send is outgoing. */
  readonly isOwn: (handle: string) => boolean;
}

/** What was read as a draft. Depends on nothing that was read before. */
export const draftItem = (
  content: Exclude<ImportItem["content"], Rejected>,
  options: DraftOptions,
): FactDraft => {
  switch (content.type) {
    case "mail":
      return draftMail(content, options);
    case "identity":
      return { channel: content.channel ?? "contacts", message: null, people: [personOfRow(content)] };
    case "message":
      return draftMessage(content, options);
  }
};

/** Tells the desk's own addresses, numbers and names, however they are spelled. */
export const ownHandles = (own: readonly string[]): ((handle: string) => boolean) => {
  const known = new Set(own.flatMap((each) => [plain(each), normaliseHandle("phone", each)]));
  known.delete("");
  return (handle) =>
    known.size > 0 && (known.has(plain(handle)) || known.has(normaliseHandle("phone", handle)));
};

const plain = (handle: string): string => normaliseEmail(handle);

const personOfRow = (row: ParsedIdentity): PersonDraft => {
  const also = { emails: row.alsoEmails, phones: row.alsoPhones, company: row.company, note: row.note };
  const isEmpty = also.emails.length + also.phones.length === 0 && also.company === "" && also.note === "";
  return { ...given(row, row.channel ?? "contacts"), ...(isEmpty ? {} : { also }) };
};

const given = (
  { kind, handle, name, email, phone, uid }: ParsedIdentity | ParsedMessage,
  channel: string,
): PersonDraft => ({ channel, kind, handle, name, email, phone, uid });

const draftMessage = (item: ParsedMessage, { isOwn }: DraftOptions): FactDraft => {
  const channel = item.channel ?? item.kind;
  const self = given(item, channel);
  const isByDesk = item.direction === null && isOwn(item.handle);
  const others = item.others.filter((handle) => !isOwn(handle));
  const addressees =
    isByDesk && others.length > 0 ? others.map((handle) => other(item, channel, handle)) : [self];
  const subject = item.subject.trim();
  return {
    channel,
    people: addressees,
    message: {
      kind: item.kind,
      key:
        item.ref ??
        JSON.stringify([item.handle, item.thread, item.direction, item.sentAt, subject, item.text]),
      direction: isByDesk ? "out" : (item.direction ?? "in"),
      author: isByDesk || item.direction !== "out" ? item.name || item.handle : (item.author ?? ""),
      subject,
      text: item.text,
      sentAt: item.sentAt,
      references: [],
      subjects: [],
      isSubjectReply: false,
      seed: item.thread === null ? null : JSON.stringify(["thread", item.thread]),
      onlyLastSpeaker: addressees.length > 1,
    },
  };
};

/** Another member of a chat, of whom the item gives a handle alone. */
const other = (item: ParsedMessage, channel: string, handle: string): PersonDraft => {
  const isNumber = normaliseHandle(item.kind, handle).startsWith("+") || /^\+?[\d\s().-]{4,}$/.test(handle);
  return {
    channel,
    kind: item.kind,
    handle,
    name: isNumber ? "" : handle,
    email: "",
    phone: isNumber ? handle : "",
    uid: "",
  };
};
