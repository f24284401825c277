/**
 * The one interface between the engine and whoever shows or scripts it (design §1). Everything that crosses it
 * is structured-clone data; results are bounded; refusals and errors are plain values.
 */
import type { ChannelKind } from "./domain/channel.ts";
import type { Direction } from "./domain/facts.ts";
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
} from "./domain/ids.ts";
import type { ListField, SingleField } from "./domain/profile.ts";
import type { Refusal } from "./domain/refusal.ts";
import type { Decision, OperationKind } from "./operations/operation.ts";

export interface Door {
  readonly agent: AgentName;
  readonly locale: string;
  readonly timezone: string;
}

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

export interface HistoryRow {
  readonly operation: OperationId;
  readonly at: number;
  readonly by: AgentName;
  readonly kind: OperationKind | "identity.seen";
  readonly state: OperationState;
  readonly refusal: Refusal | null;
  /** Names (not ids) that the sentence of this row mentions, current as of now; empty after erasure. */
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

export interface Rejection {
  /** `file:line` of the item. */
  readonly where: string;
  readonly why: string;
}
export interface FileReport {
  readonly path: string;
  readonly read: number;
  readonly imported: number;
  readonly duplicates: number;
  readonly rejected: number;
}
/** `rejected` lists at most 10,000 rejections; the counts in `files` are complete. */
export interface ImportReport {
  readonly read: number;
  readonly imported: number;
  readonly duplicates: number;
  readonly rejected: readonly Rejection[];
  readonly files: readonly FileReport[];
}
export interface ImportRequest {
  readonly paths: readonly string[];
  readonly as: string | null;
  readonly channel: string | null;
  readonly map: Readonly<Record<string, string>>;
  readonly own: readonly string[];
}
export interface Progress {
  readonly job: "import" | "rebuild" | "erase";
  /** Bytes or rows done of total; total 0 when unknown. */
  readonly done: number;
  readonly total: number;
  readonly label: string;
}

export interface Overview {
  /** True while nothing was ever imported or decided: the welcome screen shows. */
  readonly empty: boolean;
  readonly agent: AgentName;
  readonly own: readonly string[];
}

/** What would change, in counts that equal the result's [F7]. */
export interface Preview {
  readonly identities: number;
  readonly threads: number;
  readonly messages: number;
  readonly customersGone: readonly CustomerId[];
  readonly customersMade: number;
  /** Later operations whose verdict or place turns. */
  readonly turned: readonly {
    operation: OperationId;
    kind: OperationKind;
    from: OperationState;
    to: OperationState;
    customer: CustomerId | null;
  }[];
  /** [F10] How often other customers' messages mention the person; 0 for other kinds. */
  readonly mentions: number;
  readonly profile: ShownProfile | null;
}

export type Outcome<T> =
  | { readonly ok: T }
  | { readonly refused: Refusal }
  | { readonly missing: string }
  | { readonly ambiguous: readonly string[] };

export interface Performed {
  readonly operation: OperationId;
  /** The customer that the operation leads to (the survivor of a merge, the new one of a detach …). */
  readonly customer: CustomerId | null;
  readonly case: CaseId | null;
  readonly comment: CommentId | null;
}

/** Every call of a session: its argument and its result. Queries are nouns, what changes something is a verb. */
export interface Calls {
  overview: { args: Record<string, never>; result: Overview };
  folders: { args: Record<string, never>; result: readonly FolderRow[] };
  /** Newest first: `lastAt` descending (undated last), then id. */
  inboxPage: { args: Window & { folder: FolderId; customer?: CustomerId }; result: Page<ThreadRow> };
  thread: { args: { thread: ThreadId }; result: ThreadView | null };
  /** Oldest first. Undated last. */
  threadMessages: { args: Window & { thread: ThreadId }; result: Page<MessageRow> };
  customer: { args: { customer: CustomerId }; result: CustomerView | null };
  customerLog: { args: Window & { customer: CustomerId }; result: Page<LogRow> };
  customerCases: { args: Window & { customer?: CustomerId }; result: Page<CaseRow> };
  caseComments: { args: Window & ({ case: CaseId } | { customer: CustomerId }); result: Page<CommentRow> };
  /** The messages of a case, oldest first, of one or both directions [I3]. */
  caseMessages: { args: Window & { case: CaseId; direction: Direction | "both" }; result: Page<MessageRow> };
  identities: { args: Window & { customer?: CustomerId }; result: Page<IdentityRow> };
  history: { args: Window & { customer: CustomerId }; result: Page<HistoryRow> };
  /** Best match first; empty text lists by name. Matches name, handle, email, phone, uid: prefix of a word, then part of it. */
  customerSearch: { args: Window & { text: string }; result: Page<CustomerRow> };
  messageSearch: { args: Window & { text: string }; result: Page<MessageHit> };
  /** Resolves an id, an unambiguous prefix of one, or `channel:handle`. */
  resolve: {
    args: { what: "customer" | "identity" | "thread" | "case" | "operation" | "message"; text: string };
    result: Outcome<string>;
  };
  digest: { args: Record<string, never>; result: { digest: string; operations: number; facts: number } };
  check: {
    args: { scan?: string };
    result: {
      ok: boolean;
      checks: readonly { name: string; ok: boolean; detail: string }[];
      found: readonly string[];
    };
  };

  perform: { args: { decision: Decision }; result: Outcome<Performed> };
  preview: { args: { decision: Decision }; result: Outcome<Preview> };
  /** Undoes my own last undoable operation on a customer, or redoes my last undone one. */
  undoLast: { args: { customer: CustomerId }; result: Outcome<Performed> };
  redoLast: { args: { customer: CustomerId }; result: Outcome<Performed> };
  importPaths: { args: ImportRequest; result: ImportReport };
  fillDemo: { args: Record<string, never>; result: Outcome<ImportReport> };
}
export type CallName = keyof Calls;

/** What a change touched. A screen asks again for what it shows. */
export type Topic = "threads" | "customers" | "cases" | "history" | "settings" | "progress";
export interface Change {
  readonly version: number;
  readonly topics: readonly Topic[];
  readonly progress: Progress | null;
}

export interface Session {
  readonly door: Door;
  call<N extends CallName>(name: N, args: Calls[N]["args"]): Promise<Calls[N]["result"]>;
  /** Calls back after changes, coalesced; may drop intermediate ones. Returns the way to stop. */
  subscribe(onChange: (change: Change) => void): () => void;
  close(): void;
}

export interface Desk {
  /** Who acts is set here and never by an argument of a call; the engine authorises each session. */
  openSession(door: Door): Session;
  /** Flushes and closes the store. Safe to call twice. */
  close(): Promise<void>;
}
