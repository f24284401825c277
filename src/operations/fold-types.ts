/** What the fold takes and gives. The fold itself is pure: no I/O, no clock, no text in a verdict [F15]. */
import type { IdentitySeen } from "../domain/facts.ts";
import type {
  AgentName,
  CaseId,
  CommentId,
  CustomerId,
  IdentityId,
  MessageId,
  OperationId,
  ThreadId,
} from "../domain/ids.ts";
import type { Clock, Place } from "../domain/order.ts";
import type { Profile } from "../domain/profile.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Operation } from "./operation.ts";

/** One thing in the total order of a refold group. */
export type Entry =
  | { readonly type: "operation"; readonly operation: Operation }
  | { readonly type: "identity"; readonly identity: IdentitySeen };

export const placeOf = (entry: Entry): Place =>
  entry.type === "operation" ? entry.operation : entry.identity;

export type Permission =
  | "read"
  | "update"
  | "merge"
  | "anonymize"
  | "export"
  | "lock"
  | "comment"
  | "case"
  | "administer";

/** Who may do what, as of a place in the order [F13]. Made by `foldDesk` from the desk-wide log. */
export interface FoldContext {
  permits(agent: AgentName, permission: Permission, place: Place): boolean;
}

export type Verdict =
  | { readonly state: "applied" }
  | { readonly state: "undone"; readonly by: OperationId }
  | { readonly state: "refused"; readonly refusal: Refusal };

export interface FoldedIdentity {
  readonly id: IdentityId;
  readonly customer: CustomerId;
  /** How first sight joined it to a customer of others; null when it got its own [F6]. */
  readonly joined: { readonly rule: string; readonly hash: string; readonly with: IdentityId } | null;
  /** Its texts and messages must be erased [F10]. */
  readonly anonymous: boolean;
}

export interface FoldedCustomer {
  readonly id: CustomerId;
  /** In order of first sight; the first is the oldest. Never empty. */
  readonly identities: readonly IdentityId[];
  readonly profile: Profile;
  readonly locked: { readonly by: AgentName; readonly at: Clock; readonly operation: OperationId } | null;
  readonly anonymous: boolean;
  readonly review: boolean;
}

export interface FoldedCase {
  readonly id: CaseId;
  readonly thread: ThreadId;
  readonly identity: IdentityId;
  readonly state: "open" | "closed" | "cancelled";
  readonly openedAt: Clock;
  readonly openedBy: AgentName;
  readonly changedAt: Clock;
}

export interface FoldedComment {
  readonly id: CommentId;
  readonly case: CaseId | null;
  /** The customer it shows on: of the case's identity, else where its customer resolves to. */
  readonly customer: CustomerId;
  readonly message: MessageId | null;
  readonly by: AgentName;
  readonly at: Clock;
  /** Null once its text is erased. */
  readonly text: string | null;
}

/** The folded state of one refold group. */
export interface GroupState {
  readonly customers: ReadonlyMap<CustomerId, FoldedCustomer>;
  readonly identities: ReadonlyMap<IdentityId, FoldedIdentity>;
  /** Ids that once named (or would have named) a customer, and the identity they follow [F3]. */
  readonly aliases: ReadonlyMap<CustomerId, IdentityId>;
  readonly cases: ReadonlyMap<CaseId, FoldedCase>;
  readonly comments: ReadonlyMap<CommentId, FoldedComment>;
  readonly dismissals: ReadonlyMap<OperationId, readonly [CustomerId, CustomerId]>;
  readonly verdicts: ReadonlyMap<OperationId, Verdict>;
  /** Operations whose texts must be erased [F10] [F11]. */
  readonly erased: ReadonlySet<OperationId>;
  /** For each operation, the identities and customers it touched or would have touched: History asks for these. */
  readonly touched: ReadonlyMap<OperationId, readonly string[]>;
}
