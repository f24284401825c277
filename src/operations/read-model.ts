/** What the queries of the store give and the screen and the command line show: plain data, bounded, read-only. */
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
import type { SuggestionReason } from "../domain/suggestion.ts";
import type { OperationKind } from "./operation.ts";

/** `all`, `open`, `closed`, or `channel:<name>`. */
export type FolderId = string;

export interface FolderRow {
  readonly id: FolderId;
  /** For a channel folder, the channel's kind. */
  readonly kind: ChannelKind | null;
  readonly threads: number;
}

export interface ThreadRow {
  readonly id: ThreadId;
  readonly customer: CustomerId;
  readonly identity: IdentityId;
  /** The displayed name of the customer [I2]; null when anonymized (shown as Anonymous). */
  readonly customerName: string | null;
  readonly channel: string;
  readonly kind: ChannelKind;
  readonly subject: string;
  readonly messages: number;
  /** Milliseconds since 1970 of the newest message; null when no message has a date. */
  readonly lastAt: number | null;
  readonly lastDirection: Direction;
  readonly open: boolean;
  readonly case: CaseId | null;
}

/** `rows` are the rows from `offset`; `total` counts all rows that the query has. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly offset: number;
  readonly total: number;
}

export interface Window {
  readonly offset: number;
  /** At most 500. */
  readonly limit: number;
}

export interface MessageRow {
  readonly id: MessageId;
  readonly thread: ThreadId;
  readonly direction: Direction;
  readonly author: string;
  readonly sentAt: number | null;
  readonly subject: string;
  readonly text: string;
}

export interface ThreadView extends ThreadRow {
  readonly conversation: ConversationId;
  /** Other threads of the same conversation: a mailing list, a group chat. At most 20. */
  readonly linked: readonly { id: ThreadId; customerName: string | null }[];
  readonly linkedTotal: number;
}

export interface IdentityRow {
  readonly id: IdentityId;
  readonly customer: CustomerId;
  readonly channel: string;
  readonly kind: ChannelKind;
  readonly handle: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly uid: string;
  /** Milliseconds since 1970. */
  readonly seenAt: number;
  readonly threads: number;
  /** The rule that joined it by itself at first sight, and the identity it matched [F6]. */
  readonly joined: { readonly rule: string; readonly with: IdentityId } | null;
  readonly anonymized: boolean;
}

/** A profile field as shown: set by somebody, or given by the customer's identities (`given`) [I2]. */
export interface ShownProfile {
  readonly single: Readonly<Record<SingleField, ShownValue | null>>;
  readonly list: Readonly<Record<ListField, readonly ShownValue[]>>;
}
export interface ShownValue {
  readonly value: string;
  readonly given: boolean;
}

export interface CustomerView {
  readonly id: CustomerId;
  /** Displayed name [I2]; null when anonymized. */
  readonly name: string | null;
  readonly locked: boolean;
  readonly lockedBy: { readonly by: AgentName; readonly at: number } | null;
  readonly anonymized: boolean;
  /** An anonymize gave this customer its own profile back; somebody should look at it [F10]. */
  readonly review: boolean;
  readonly profile: ShownProfile;
  readonly identities: readonly IdentityRow[];
  readonly identityTotal: number;
  readonly threads: number;
  readonly openThreads: number;
  readonly messages: number;
  readonly cases: number;
  readonly openCases: number;
}

/** A customer as a hit of a search or a row of a list. */
export interface CustomerRow {
  readonly id: CustomerId;
  readonly name: string | null;
  readonly locked: boolean;
  readonly anonymized: boolean;
  readonly identities: number;
  readonly threads: number;
  /** What matched, or the oldest identity's handle. */
  readonly hint: string;
  readonly kinds: readonly ChannelKind[];
}

/** One line of the Summary's log [I1]: newest first, over all identities. */
export type LogRow =
  | {
      readonly type: "message";
      readonly at: number | null;
      readonly thread: ThreadId;
      readonly message: MessageId;
      readonly channel: string;
      readonly kind: ChannelKind;
      readonly direction: Direction;
      readonly author: string;
      readonly subject: string;
      readonly excerpt: string;
    }
  | {
      readonly type: "comment";
      readonly at: number;
      readonly comment: CommentId;
      readonly by: AgentName;
      readonly text: string;
      readonly case: CaseId | null;
    }
  | {
      readonly type: "operation";
      readonly at: number;
      readonly operation: OperationId;
      readonly by: AgentName;
      readonly kind: OperationKind;
      readonly state: OperationState;
    };

export type OperationState = "applied" | "undone" | "refused";

export type CaseState = "open" | "closed" | "cancelled";
export interface CaseRow {
  readonly id: CaseId;
  readonly thread: ThreadId;
  readonly identity: IdentityId;
  readonly customer: CustomerId;
  readonly subject: string;
  readonly channel: string;
  readonly state: CaseState;
  readonly openedAt: number;
  readonly openedBy: AgentName;
  readonly comments: number;
}
export interface CommentRow {
  readonly id: CommentId;
  readonly case: CaseId | null;
  readonly customer: CustomerId;
  readonly message: MessageId | null;
  readonly by: AgentName;
  readonly at: number;
  readonly text: string;
}

/** One line of the history. An automatic join stands as `identity.seen`, always applied [F6]. */
export interface HistoryRow {
  /** For `identity.seen`, the identity. */
  readonly operation: OperationId | IdentityId;
  readonly at: number;
  /** For `identity.seen` empty: a rule did it, nobody. */
  readonly by: AgentName;
  readonly kind: OperationKind | "identity.seen";
  readonly state: OperationState;
  readonly refusal: Refusal | null;
  /** The last decision that took it back, or the anonymize that cut it for ever [F7] [F10]; null unless undone. */
  readonly undoneBy: {
    readonly operation: OperationId;
    readonly kind: OperationKind;
    readonly by: AgentName;
    readonly at: number;
  } | null;
  /**
   * Names (not ids) that the sentence of this row mentions, current as of now; empty after erasure: `into`,
   * `from` (merge), `customer` (edit, lock), `identity`, `with` and `rule` (automatic join), `identity` (detach,
   * case), `kinds` (undo, redo: the kinds of the operations).
   */
  readonly mentions: Readonly<Record<string, string>>;
  readonly fields: readonly string[];
}

export interface MessageHit {
  readonly message: MessageId;
  readonly thread: ThreadId;
  readonly customer: CustomerId;
  readonly customerName: string | null;
  readonly sentAt: number | null;
  readonly subject: string;
  readonly excerpt: string;
}

/** Two customers that may be one person [M1]. Nothing joins them but an agent [M3]. */
export interface SuggestionRow {
  /** With one customer asked for, that one. */
  readonly a: CustomerRow;
  readonly b: CustomerRow;
  /** The sum of the weights of `reasons`. */
  readonly score: number;
  /** Strongest first. Never empty. */
  readonly reasons: readonly SuggestionReason[];
}

export type Outcome<T> =
  | { readonly ok: T }
  | { readonly refused: Refusal }
  | { readonly missing: string }
  | { readonly ambiguous: readonly string[] };

/**
 * A decision that came out otherwise than it stood, because another operation came in between, or because the hub
 * refused it. Its author is told, and may decide it again [F12].
 */
export interface NoticeRow {
  readonly id: string;
  readonly operation: OperationId;
  readonly kind: OperationKind;
  readonly by: AgentName;
  /** When it was decided, milliseconds. */
  readonly decidedAt: number;
  /** When this replica learnt of it, milliseconds. */
  readonly at: number;
  readonly was: OperationState;
  /** `withdrawn`: the hub refused it, and it is nowhere else. */
  readonly now: OperationState | "withdrawn";
  /** Why not; null when it came true. */
  readonly refusal: Refusal | null;
  /** Who turned it, with which operation, and when (milliseconds); null where no single operation did. */
  readonly cause: {
    readonly operation: OperationId;
    readonly kind: OperationKind;
    readonly by: AgentName;
    readonly at: number;
  } | null;
  readonly customer: CustomerId | null;
  readonly customerName: string | null;
  /** Whether it can be decided once more as it was: its body and texts are still there. */
  readonly repeatable: boolean;
  readonly acknowledged: boolean;
}
