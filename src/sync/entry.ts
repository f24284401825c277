import type { IdentitySeen, MessageArrived } from "../domain/facts.ts";
import type { ConversationId } from "../domain/ids.ts";
import type { Operation } from "../operations/operation.ts";

/** One thing that travels between replicas: a decision or a fact, whole or with its texts erased. */
export type SyncEntry =
  | { readonly type: "operation"; readonly operation: Operation }
  | { readonly type: "identity"; readonly identity: IdentitySeen }
  | { readonly type: "message"; readonly message: MessageArrived }
  | ReferenceEntry;

/** A keyed hash of a Message-ID or a subject, and the conversation that it leads to. */
export interface ReferenceEntry {
  readonly type: "reference";
  readonly hash: string;
  readonly conversation: ConversationId;
}

/** The opaque id under which an entry stands in its shard; its first letter tells the type. */
export const idOfEntry = (entry: SyncEntry): string => {
  if (entry.type === "operation") return entry.operation.id;
  if (entry.type === "identity") return entry.identity.id;
  return entry.type === "message" ? entry.message.id : entry.hash;
};
