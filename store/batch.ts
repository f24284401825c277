import type { IdentitySeen, MessageArrived } from "../src/domain/facts.ts";
import type { ConversationId } from "../src/domain/ids.ts";
import type { Operation } from "../src/operations/operation.ts";

/** What enters the store in one step: one journal frame, one transaction. */
export interface Batch {
  readonly operations: readonly Operation[];
  readonly identities: readonly IdentitySeen[];
  readonly messages: readonly MessageArrived[];
  /** Keyed hashes of Message-IDs and of subjects, and the conversation that each leads to. */
  readonly references: readonly (readonly [hash: string, conversation: ConversationId])[];
}

export const emptyBatch: Batch = { operations: [], identities: [], messages: [], references: [] };

export const isEmptyBatch = (batch: Batch): boolean =>
  batch.operations.length + batch.identities.length + batch.messages.length + batch.references.length === 0;
