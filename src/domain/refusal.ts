import type { AgentName, OperationId } from "./ids.ts";
import type { Clock } from "./order.ts";

/** Why an operation changes nothing. `i18n` holds a sentence for each; the command line prints it with `rule`. */
export type RefusalCode =
  | "already-one-customer" // F4 F5: merge of what is one customer already
  | "already-separate" // F6: the identity is elsewhere, or alone
  | "already-so" // lock of a locked customer, close of a closed case …
  | "locked" // F9
  | "anonymous" // F10: the customer is anonymized
  | "irrevocable" // F7 F10 F11: this kind cannot be undone, or was cut for ever
  | "unknown-target" // names something that no replica here has seen (yet)
  | "case-closed"
  | "case-cancelled" // F11
  | "not-allowed" // F13: the role lacks the permission
  | "last-admin" // F13
  | "not-undone" // redo of what is not undone
  | "not-empty" // the sample desk is for an empty data folder only
  | "no-recipient" // D5: an export, and nobody said to which address
  | "bad-recipient" // D5: not one plain email address
  | "unwritable" // D5: the folder of an export; `detail` is the system's error code
  | "invalid"; // did not pass validation where it entered

/** A refusal is a plain value, never thrown [F12]. */
export interface Refusal {
  readonly rule: string; // a requirement or design id: "F9", "M4" …
  readonly code: RefusalCode;
  /** Who caused it and when, where an operation did. */
  readonly by?: AgentName;
  readonly at?: Clock;
  readonly cause?: OperationId;
  /** For `invalid`: which field and why, without personal data. */
  readonly detail?: string;
}
