import type { IdentitySeen, MessageArrived } from "../src/domain/facts.ts";
import type { ConversationId, IdentityId, MessageId } from "../src/domain/ids.ts";
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
  /** Made here, and to be offered to the hub: the ids of all that it holds go to `outbound` with it. */
  readonly isOutbound?: boolean;
  /** The ids that are to be offered, where a replay made one batch of several. Never in the journal. */
  readonly outbound?: readonly string[];
  /** What whoever made the batch looked up in the same turn, so that nobody looks again. Never in the journal. */
  readonly lookedUp?: LookedUp;
}

export interface LookedUp {
  /** Not there, neither as they are nor as tombstones. None of them is for an identity that was anonymized before. */
  readonly newMessages: ReadonlySet<MessageId>;
  /** None of the references was there, and each is named once. */
  readonly areReferencesNew: boolean;
  /** Identities that are there, or in the batch. */
  readonly identities: ReadonlyMap<IdentityId, Pick<IdentitySeen, "channel" | "kind">>;
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

/** The id at a place where nothing stands: what was written there said nothing, and the next place is counted from it. */
export const noEntry = "";

export const emptyBatch: Batch = { operations: [], identities: [], messages: [], references: [] };

export const isEmptyBatch = (batch: Batch): boolean => sizeOfBatch(batch) === 0;

/** How many things a batch brings or takes. */
export const sizeOfBatch = ({
  operations,
  identities,
  messages,
  references,
  withdrawn = [],
  placements = [],
}: Batch): number =>
  [operations, identities, messages, references, withdrawn, placements].reduce(
    (sum, list) => sum + list.length,
    0,
  );

/** What a batch puts into `outbound`: first what others refer to. */
export const outboundIds = (batch: Batch): readonly string[] => {
  if (batch.outbound !== undefined) return batch.outbound;
  if (batch.isOutbound !== true) return [];
  return [
    ...batch.identities.map(({ id }) => id),
    ...batch.references.map(([hash]) => hash),
    ...batch.messages.map(({ id }) => id),
    ...batch.operations.map(({ id }) => id),
  ];
};

/** Whether two batches may be applied as one: what the second withdraws must have been applied before. */
export const canJoin = (first: Batch, second: Batch): boolean =>
  isEmptyBatch(first) || (second.withdrawn ?? []).length === 0;

/** Two batches, one after the other, as one: for a replay, where a transaction each takes a hundred times as long. */
export const joinBatches = (first: Batch, second: Batch): Batch => ({
  operations: [...first.operations, ...second.operations],
  identities: [...first.identities, ...second.identities],
  messages: [...first.messages, ...second.messages],
  references: [...first.references, ...second.references],
  withdrawn: [...(first.withdrawn ?? []), ...(second.withdrawn ?? [])],
  placements: [...(first.placements ?? []), ...(second.placements ?? [])],
  outbound: [...outboundIds(first), ...outboundIds(second)],
});
