import type { ChannelKind } from "../domain/channel.ts";
import type { Direction } from "../domain/facts.ts";
import type {
  AgentName,
  CaseId,
  CommentId,
  ConversationId,
  CustomerId,
  IdentityId,
  MessageId,
  OperationId,
  ThreadId,
} from "../domain/ids.ts";
import type { ListField, SingleField } from "../domain/profile.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { OperationKind } from "../operations/operation.ts";

/** The languages that an archive can be written in. */
export type ExportLocale = "en" | "es";

/**
 * Everything that is known about one customer, as one agent exports it [D5]. Small parts are plain values;
 * what can be long is a function that gives the rows anew, from the first one, at every call: an archive reads
 * the messages once for each file that it writes, and never holds more than a few of them. The calls must show
 * one moment (a snapshot); an archive notices when the number of messages changes under it. All times are milliseconds since 1970.
 */
export interface CustomerExport {
  readonly locale: ExportLocale;
  /** IANA name of the time zone in which the readable files show times. */
  readonly timezone: string;
  readonly exportedAt: number;
  readonly exportedBy: AgentName;
  readonly customer: ExportedCustomer;
  readonly profile: ExportedProfile;
  /** Oldest first. */
  identities(): AsyncIterable<ExportedIdentity>;
  /** By newest message, as in the Inbox. */
  threads(): AsyncIterable<ExportedThread>;
  /** Of one thread, oldest first, undated last. */
  messages(thread: ThreadId): AsyncIterable<ExportedMessage>;
  /** Oldest first. */
  cases(): AsyncIterable<ExportedCase>;
  /** Oldest first. */
  comments(): AsyncIterable<ExportedComment>;
  /** Newest first. */
  history(): AsyncIterable<ExportedHistory>;
}

export interface ExportedCustomer {
  readonly id: CustomerId;
  /** Displayed name [I2]; null when anonymized. */
  readonly name: string | null;
  readonly locked: boolean;
  readonly anonymized: boolean;
}

/** A value of the profile and who set it; `set` is null for a value that the customer's identities give [I2]. */
export interface ExportedValue {
  readonly value: string;
  readonly set: { readonly by: AgentName; readonly at: number; readonly operation: OperationId } | null;
}

export interface ExportedProfile {
  readonly single: Readonly<Record<SingleField, ExportedValue | null>>;
  readonly list: Readonly<Record<ListField, readonly ExportedValue[]>>;
}

/** Empty text means that the channel gave none. */
export interface ExportedIdentity {
  readonly id: IdentityId;
  readonly channel: string;
  readonly kind: ChannelKind;
  readonly handle: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly uid: string;
  readonly seenAt: number;
  /** The rule that joined it by itself at first sight, and the identity it matched [F6]. */
  readonly joined: { readonly rule: string; readonly with: IdentityId } | null;
}

export interface ExportedThread {
  readonly id: ThreadId;
  readonly identity: IdentityId;
  readonly conversation: ConversationId;
  readonly channel: string;
  readonly kind: ChannelKind;
  readonly subject: string;
  readonly open: boolean;
  /** The identity's own name and addresses, so that a message can be written as a mail. */
  readonly handle: string;
  readonly name: string;
  readonly email: string;
}

export interface ExportedMessage {
  readonly id: MessageId;
  readonly thread: ThreadId;
  readonly direction: Direction;
  readonly author: string;
  readonly sentAt: number | null;
  readonly subject: string;
  readonly text: string;
}

export interface ExportedCase {
  readonly id: CaseId;
  readonly thread: ThreadId;
  readonly identity: IdentityId;
  readonly subject: string;
  readonly channel: string;
  readonly state: "open" | "closed" | "cancelled";
  readonly openedAt: number;
  readonly openedBy: AgentName;
}

export interface ExportedComment {
  readonly id: CommentId;
  readonly case: CaseId | null;
  readonly message: MessageId | null;
  readonly by: AgentName;
  readonly at: number;
  readonly text: string;
}

export interface ExportedHistory {
  readonly operation: OperationId;
  readonly at: number;
  readonly by: AgentName;
  readonly kind: OperationKind | "identity.seen";
  readonly state: "applied" | "undone" | "refused";
  readonly refusal: Refusal | null;
  /** Names that the sentence of this row mentions, as of the export. */
  readonly mentions: Readonly<Record<string, string>>;
  /** The profile fields that it changed. */
  readonly fields: readonly string[];
}
