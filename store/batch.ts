import type { IdentitySeen, MessageArrived } from "../src/domain/facts.ts";
import type { ConversationId } from "../src/domain/ids.ts";
import type { Refusal } from "../src/domain/refusal.ts";
import type { Operation } from "../src/operations/operation.ts";

/** What enters the store in one step: one journal frame, one transaction. */
export interface Batch {
  readonly operations: readonly Operation[];
  readonly identities: readonly IdentitySeen[];
  readonly messages: readonly MessageArrived[];
  /** Keyed hashes of Message-IDs and of subjects, and the conversation that each leads to. */
  readonly references: readonly (readonly [hash: string, conversation: ConversationId])[];
  /** What leaves the fold before the rest of the batch enters it; only this replica has it. */
  readonly withdrawn?: readonly Withdrawal[];
  /** Where entries stand in shards; the hub alone keeps this. */
  readonly placements?: readonly Placement[];
  /** Made here, and to be offered to the hub. */
  readonly isOutbound?: boolean;
}

/**
 * An operation or a fact of this replica that no other has: taken back because the hub refused it, which its author is
 * told, or (`refusal` null) replaced by the copy of the same id in the same batch, with a corrected clock.
 */
export interface Withdrawal {
  readonly id: string;
  readonly refusal: Refusal | null;
}

/** An entry's place in a shard: `width` items of a Yjs client from `clock` on, two where it had texts. */
export interface Placement {
  readonly shard: string;
  readonly client: number;
  readonly clock: number;
  readonly width: 1 | 2;
  readonly id: string;
}

export const emptyBatch: Batch = { operations: [], identities: [], messages: [], references: [] };

export const isEmptyBatch = ({
  operations,
  identities,
  messages,
  references,
  withdrawn = [],
  placements = [],
}: Batch): boolean =>
  [operations, identities, messages, references, withdrawn, placements].every((list) => list.length === 0);
