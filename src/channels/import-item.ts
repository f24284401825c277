import type { ChannelKind } from "../domain/channel.ts";
import type { Direction } from "../domain/facts.ts";
import type { RejectionReason } from "../domain/rejection.ts";

/** The formats that `import` reads, as `--as` names them. */
export const importFormats = ["mbox", "eml", "maildir", "csv", "vcard", "whatsapp", "jsonl"] as const;
export type ImportFormat = (typeof importFormats)[number];

export const isImportFormat = (text: string): text is ImportFormat =>
  (importFormats as readonly string[]).includes(text);

/** One item read: a mail, a row, a card, a chat line; or why it could not be read. */
export interface ImportItem {
  /** `file:line` of the item's first line, lines counted from 1; the file as the user gave it. */
  readonly where: string;
  /** The file that holds the item: the given path, or a file below the given directory. */
  readonly file: string;
  /** Bytes consumed so far of everything below the given path; never falls. `importSize` tells the total. */
  readonly bytesRead: number;
  readonly content: ParsedMail | ParsedIdentity | ParsedMessage | Rejected;
}

/** The item could not be read; `rejected` says why, without personal data. */
export interface Rejected {
  readonly type: "rejected";
  readonly rejected: RejectionReason;
}

/** A person as a mail header names them. Both may be empty, never both at once. */
export interface MailPerson {
  readonly name: string;
  /** As written, without angle brackets; matching normalises it. */
  readonly address: string;
}

export interface ParsedMail {
  readonly type: "mail";
  /** The `--channel` given, else null: the engine chooses. */
  readonly channel: string | null;
  readonly from: MailPerson | null;
  readonly to: readonly MailPerson[];
  readonly cc: readonly MailPerson[];
  /** Where answers go, if not to `from`. */
  readonly replyTo: readonly MailPerson[];
  /** Without angle brackets, like every id here. */
  readonly messageId: string | null;
  /** Ids of the mails it answers: oldest first, its direct parent last. */
  readonly references: readonly string[];
  readonly subject: string;
  /** Milliseconds since 1970; null when the mail has no usable date. */
  readonly sentAt: number | null;
  /** Plain text, lines end with `\n`; attachments are listed at its end, one line each. */
  readonly text: string;
  /** The List-Id of a mailing list, else null. */
  readonly list: string | null;
  /**
   * A natural key: two mails with one `ref` are copies of one mail. Holds Message-ID, sender and date, so that
   * different mails that carry one Message-ID both come in.
   */
  readonly ref: string;
}

/** What a channel gives about an identity. Empty text means that it gave none. */
export interface GivenIdentity {
  /** The channel's name that the item gives, else `--channel`, else null: the engine chooses. */
  readonly channel: string | null;
  readonly kind: ChannelKind;
  /** Never empty. */
  readonly handle: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly uid: string;
}

/** An identity was seen; one for each card or row. */
export interface ParsedIdentity extends GivenIdentity {
  readonly type: "identity";
  /** Further addresses and numbers of a contact, so that nothing is lost; they join nothing by themselves [M3]. */
  readonly alsoEmails: readonly string[];
  readonly alsoPhones: readonly string[];
  readonly company: string;
  readonly note: string;
}

/** A message of a channel that is no mail; names the identity that it is about. */
export interface ParsedMessage extends GivenIdentity {
  readonly type: "message";
  /** Key of the conversation (a group chat, a ticket …); null when the source gives none. */
  readonly thread: string | null;
  /**
   * `in`: the identity wrote to the desk; `out`: the desk wrote to the identity; null: the identity wrote it, and
   * whether that is the desk itself follows from the desk's own addresses.
   */
  readonly direction: Direction | null;
  /** Who of the desk wrote what went out, where the source tells; the identity wrote what came in. */
  readonly author?: string;
  /** Milliseconds since 1970; null when the source has no usable date. */
  readonly sentAt: number | null;
  readonly subject: string;
  readonly text: string;
  /** Handles of the others that take part in the conversation, as far as the source tells; else empty. */
  readonly others: readonly string[];
  /** A natural key: two messages with one `ref` are the same message. Null: its fields are its key. */
  readonly ref: string | null;
}

export interface ImportOptions {
  /** Null: recognised. */
  readonly as: ImportFormat | null;
  /** The channel of items that name none. */
  readonly channel: string | null;
  /** CSV and JSON Lines: our field → the file's column or key. */
  readonly map: Readonly<Record<string, string>>;
  /** BCP 47; breaks a tie between day-first and month-first dates. */
  readonly locale?: string;
}
