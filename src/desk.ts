/**
 * The one interface between the engine and whoever shows or scripts it (design §1). Everything that crosses it
 * is structured-clone data; results are bounded; refusals and errors are plain values.
 */
import type { Direction } from "./domain/facts.ts";
import type { AgentName, CaseId, CommentId, CustomerId, OperationId, ThreadId } from "./domain/ids.ts";
import type { WaitingReason } from "./domain/mail-failure.ts";
import type { RejectionReason } from "./domain/rejection.ts";
import type { Decision, OperationKind } from "./operations/operation.ts";
import type {
  CaseRow,
  CommentRow,
  CustomerRow,
  CustomerView,
  FolderId,
  FolderRow,
  HistoryRow,
  IdentityRow,
  LogRow,
  MessageHit,
  MessageRow,
  NoticeRow,
  OperationState,
  Outcome,
  Page,
  ShownProfile,
  SuggestionRow,
  ThreadRow,
  ThreadView,
  Window,
} from "./operations/read-model.ts";
import type { AgentRow, SettingsView } from "./operations/settings/settings-view.ts";
import type {
  Attention,
  ColleagueRow,
  JoinedHub,
  LineSettings,
  SyncFailure,
  SyncReport,
  SyncState,
} from "./operations/sync-view.ts";

export type * from "./operations/read-model.ts";
export type * from "./operations/settings/settings-view.ts";
export type * from "./operations/sync-view.ts";

export interface Door {
  readonly agent: AgentName;
  readonly locale: string;
  readonly timezone: string;
}

export interface Rejection {
  /** `file:line` of the item. */
  readonly where: string;
  readonly why: RejectionReason;
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
  /** Of those imported: messages whose date is missing or cannot be told. */
  readonly undated: number;
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
  readonly job: "import" | "rebuild" | "erase" | "sync" | "rekey";
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
    /** Where it lands afterwards, with the name that this customer will show; null: nowhere, or anonymous. */
    customer: CustomerId | null;
    customerName: string | null;
  }[];
  /** [F10] How often other customers' messages mention the person; 0 for other kinds. */
  readonly mentions: number;
  readonly profile: ShownProfile | null;
}

/** What was taken away for ever: messages, and bytes of texts [F10] [F11]. */
export interface ErasureSize {
  readonly messages: number;
  readonly bytes: number;
}

/** What an erasure could not reach. */
export interface ErasureReport {
  /** Backups that the program made and that still hold what was erased: moved, replaced, or not to be written to. */
  readonly unreached: readonly {
    readonly path: string;
    readonly why: "missing" | "replaced" | "unwritable";
  }[];
  /** Exports that were just being mailed: a server may have them. */
  readonly sending: number;
}

export interface BackupReport {
  readonly id: string;
  /** Absolute. */
  readonly file: string;
  /** Of the journal. */
  readonly batches: number;
  readonly bytes: number;
}

export interface Performed {
  readonly operation: OperationId;
  /** The customer that the operation leads to (the survivor of a merge, the new one of a detach …). */
  readonly customer: CustomerId | null;
  readonly case: CaseId | null;
  readonly comment: CommentId | null;
  /** What it erases: hidden at once, gone from every byte kept when `erasure` answers. Absent for nothing. */
  readonly erases?: ErasureSize;
}

/** Exactly one holds: files, mailed, queued, or none of them because the server refused this mail for good. */
export interface Exported {
  /** Absolute paths of what was written to the folder that was asked for. */
  readonly files: readonly string[];
  /** The address for which a mail server took the archive over. */
  readonly mailed: string | null;
  /** It waits in the outbox, or the hub's has taken it over, and goes out later, once. */
  readonly queued: boolean;
  /** Why it waits, or was refused for good; null once it is written or mailed. */
  readonly failure: WaitingReason | null;
}

/**
 * Every call of a session: its argument and its result. Queries are nouns, what changes something is a verb. An agent
 * whose role lacks `read` finds nothing; `settings` tells which role and permissions a session has.
 */
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
  /** Newest opened first, of one customer or of all. */
  customerCases: { args: Window & { customer?: CustomerId }; result: Page<CaseRow> };
  /** Oldest first. */
  caseComments: { args: Window & ({ case: CaseId } | { customer: CustomerId }); result: Page<CommentRow> };
  /** The messages of a case, oldest first, of one or both directions [I3]. */
  caseMessages: { args: Window & { case: CaseId; direction: Direction | "both" }; result: Page<MessageRow> };
  /** In order of first sight; of all customers without one given. */
  identities: { args: Window & { customer?: CustomerId }; result: Page<IdentityRow> };
  /** Newest first: every operation that touched the customer, and every automatic join of its identities [F6]. */
  history: { args: Window & { customer: CustomerId }; result: Page<HistoryRow> };
  /**
   * Best match first; empty text lists by name. Matches name, handle, email, phone, uid: names that
   * begin so, then the beginning of a word, then (of three characters up) any part. Finds at most 1,000.
   */
  customerSearch: { args: Window & { text: string }; result: Page<CustomerRow> };
  /** Newest first. Every word must occur, or begin a word that does. `total` counts at most 1,000. */
  messageSearch: { args: Window & { text: string }; result: Page<MessageHit> };
  /**
   * Pairs of customers that may be one person, best first, at least `min` points (50 unless told otherwise), of one
   * customer or of the whole desk. At most 500. Dismissed pairs and anonymized customers never [M1] [M3] [M4].
   */
  suggestions: {
    args: { customer?: CustomerId; min?: number; limit: number };
    result: readonly SuggestionRow[];
  };
  /** Open to every session. What the role may not see is hidden by the other calls themselves [S5]. */
  settings: { args: Record<string, never>; result: SettingsView };
  /** By name. Before agents are named, the one who asks is the only one, and an admin. */
  agents: { args: Record<string, never>; result: readonly AgentRow[] };
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

  /** Answers when nothing is left to erase; rejects when that failed, to be tried again by itself, and at the next opening [F10]. */
  erasure: { args: Record<string, never>; result: ErasureReport };
  /** Writes a backup into one file, which erasing reaches from then on. Refused where another file is. */
  backup: { args: { file: string }; result: Outcome<BackupReport> };
  /** Forgets a backup that is gone for good, with every copy. Refused while it is there. */
  forgetBackup: { args: { file: string }; result: Outcome<{ readonly file: string }> };

  syncState: { args: Record<string, never>; result: SyncState };
  /**
   * Remembers a hub and joins its desk: ids are keyed with its secret from then on, also those of what is here already
   * (other calls wait while they are made anew), and the tokens' first agent works here. Open to every role: whom the
   * desk lets in is the hub's judgement, and a new token is needed by any.
   */
  connectHub: {
    args: { url: string; tokens: readonly string[] };
    result: Outcome<JoinedHub> | { readonly failed: SyncFailure };
  };
  /** Exchanges everything that is there now, then answers. */
  syncOnce: { args: Record<string, never>; result: Outcome<SyncReport> | { readonly failed: SyncFailure } };
  /** Changes how this folder's line works, from now on. Others are not asked: the line is the agent's own. */
  configureLine: { args: Partial<LineSettings>; result: null };
  /** Others who are connected, by name, without this agent. */
  colleagues: { args: Record<string, never>; result: readonly ColleagueRow[] };
  /** Tells the others what this agent looks at; dropped while offline. */
  attend: { args: { at: Attention | null; typing: boolean }; result: null };
  /** What became otherwise of what this agent decided [F12]; newest first, those not yet acknowledged before all. */
  notices: { args: Window; result: Page<NoticeRow> };
  /** The agent has read them; of all without a list. */
  acknowledgeNotices: { args: { notices?: readonly string[] }; result: null };

  /**
   * What this agent decided with an operation, to be previewed and performed once more [F12]. Missing where it is
   * somebody else's, or its texts are erased.
   */
  recordedDecision: { args: { operation: OperationId }; result: Outcome<Decision> };

  perform: { args: { decision: Decision }; result: Outcome<Performed> };
  preview: { args: { decision: Decision }; result: Outcome<Preview> };
  /** Undoes my own last undoable operation on a customer, or redoes my last undone one. */
  undoLast: { args: { customer: CustomerId }; result: Outcome<Performed> };
  redoLast: { args: { customer: CustomerId }; result: Outcome<Performed> };
  importPaths: { args: ImportRequest; result: ImportReport };
  /** An import is about to be asked for: what reads large ones starts now. Answers when it can begin. */
  expectImport: { args: Record<string, never>; result: null };
  fillDemo: { args: Record<string, never>; result: Outcome<ImportReport> };
  /**
   * Makes one archive of everything about a customer [D5]. Without `out` it is mailed: to `to`, or else to the
   * agent's own address (`email` in the folder's config.json). With `out`, an absolute folder, it is written there
   * and not mailed. Refused: locked [F9], anonymized [F10], not allowed [F13]; `no-recipient`, `bad-recipient`,
   * `unwritable` [D5].
   */
  exportCustomer: {
    args: { customer: CustomerId; to: string | null; out: string | null };
    result: Outcome<Exported>;
  };
}
export type CallName = keyof Calls;

/** What a change touched. A screen asks again for what it shows. */
export type Topic =
  | "threads"
  | "customers"
  | "cases"
  | "history"
  | "settings"
  | "progress"
  | "sync"
  | "presence"
  | "notices";
export interface Change {
  readonly version: number;
  readonly topics: readonly Topic[];
  /** Of the topic `progress`: null when no job is under way any more, and without that topic. */
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
