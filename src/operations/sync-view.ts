import type { AgentName, CustomerId, ThreadId } from "../domain/ids.ts";

/** Whether this replica is connected with others, and how far what it wrote has come (design §3). */
export interface SyncState {
  /** `none`: no hub was ever named. `offline`: the next try follows. `refused`: the hub will not have this replica. */
  readonly state: "none" | "connecting" | "connected" | "offline" | "refused";
  /** Without tokens; null for `none`. */
  readonly url: string | null;
  /** When `state` began, milliseconds. */
  readonly since: number;
  /** Why it is not connected; null while it is, or while it is not known. */
  readonly reason: SyncFailure | null;
  /** Operations and facts that the hub has not acknowledged. */
  readonly unsent: number;
  /** Entries read of those that the hub has, while many come in; null when none are under way. */
  readonly receiving: { readonly done: number; readonly total: number } | null;
  /** When the next try begins, milliseconds; null while connected. */
  readonly retryAt: number | null;
  /** Whether others see what this agent looks at, and the other way round. */
  readonly presence: boolean;
  /** A thin line: what is written waits a moment longer, and goes out together. */
  readonly thin: boolean;
}

/** What holds for the line of this folder alone: `presence` and `thin` in its config.json. */
export type LineSettings = Pick<SyncState, "presence" | "thin">;

/**
 * `unreachable` no line to the hub · `unauthorized` the token is unknown or was revoked · `tls` the certificate is not
 * trusted · `not-a-hub` something else answered · `another-desk` this folder belongs to another hub's desk ·
 * `copied` another copy of this folder is connected · `clock` the clocks cannot be brought together.
 */
export type SyncFailure =
  | "unreachable"
  | "unauthorized"
  | "tls"
  | "not-a-hub"
  | "another-desk"
  | "copied"
  | "clock";

/** Whose tokens these are, and how much the folder brings along that it joined with for the first time. */
export interface JoinedHub {
  readonly agents: readonly AgentName[];
  readonly brought: { readonly operations: number; readonly facts: number };
}

/** What one exchange with the hub came to; `pending` is what could not be sent. */
export interface SyncReport {
  readonly sent: number;
  readonly received: number;
  readonly pending: number;
}

/** Another agent who is connected now, and what they look at or type in, where they let others see it. */
export interface Colleague {
  readonly agent: AgentName;
  readonly at: Attention | null;
  readonly typing: boolean;
}
export type Attention = { readonly thread: ThreadId } | { readonly customer: CustomerId };

/** With the customer behind `at` as this replica has it, by its present id; null where it knows none. */
export interface ColleagueRow extends Colleague {
  readonly customer: CustomerId | null;
  /** Null when anonymized, or without a customer. */
  readonly customerName: string | null;
}
