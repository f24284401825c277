import type {
  AgentName,
  CaseId,
  CustomerId,
  IdentityId,
  MessageId,
  OperationId,
  ThreadId,
  WriterId,
} from "../domain/ids.ts";
import type { Clock } from "../domain/order.ts";
import type { ListField, ProfileChange, ProfileField } from "../domain/profile.ts";

/**
 * Everything that somebody can decide. `body` is the kept part (structure: ids, kinds, counts; no personal
 * data); `texts` is the personal data, null once erased. Verdicts and structure depend on `body` alone [F15].
 */
export interface OperationTable {
  "customer.merge": {
    body: { into: CustomerId; from: readonly CustomerId[]; fields: readonly ProfileField[] };
    texts: ProfileChange;
  };
  "customer.edit": { body: { customer: CustomerId; fields: readonly ProfileField[] }; texts: ProfileChange };
  "customer.lock": { body: { customer: CustomerId }; texts: null };
  "customer.unlock": { body: { customer: CustomerId }; texts: null };
  "customer.anonymize": { body: { identities: readonly IdentityId[] }; texts: null };
  "identity.detach": { body: { identity: IdentityId; from: CustomerId }; texts: null };
  "operation.undo": { body: { operations: readonly OperationId[] }; texts: null };
  "operation.redo": { body: { operations: readonly OperationId[] }; texts: null };
  /** On a case (and maybe one of its messages), or on a customer. */
  "comment.add": {
    body: { case: CaseId; message: MessageId | null } | { customer: CustomerId; message: MessageId | null };
    texts: { text: string };
  };
  "case.open": { body: { thread: ThreadId; identity: IdentityId }; texts: null };
  "case.close": { body: { case: CaseId }; texts: null };
  "case.cancel": { body: { case: CaseId }; texts: null };
  "suggestion.dismiss": { body: { customers: readonly [CustomerId, CustomerId] }; texts: null };
  /** `token`: the SHA-256 of the agent's token, in hexadecimal; absent keeps the one that there is. */
  "agent.set": { body: { agent: AgentName; role: string | null; token?: string }; texts: null };
  "setting.set": { body: { key: string; value: unknown }; texts: null };
}

export type OperationKind = keyof OperationTable;

/** A recorded decision. */
export type Operation<K extends OperationKind = OperationKind> = {
  [P in K]: {
    readonly id: OperationId;
    readonly at: Clock;
    readonly by: AgentName;
    readonly writer: WriterId;
    readonly kind: P;
    readonly body: OperationTable[P]["body"];
    readonly texts: OperationTable[P]["texts"] | null;
  };
}[K];

/** What an agent asks for; the engine adds id, clock, agent and writer. */
export type Decision<K extends OperationKind = OperationKind> = {
  [P in K]: {
    readonly kind: P;
    readonly body: OperationTable[P]["body"];
    readonly texts: OperationTable[P]["texts"];
  };
}[K];

export type { ListField };
