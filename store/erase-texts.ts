import type { MessageArrived } from "../src/domain/facts.ts";
import type { Batch } from "./batch.ts";
import { decodeBatch, encodeBatch } from "./encode-batch.ts";
import type { Frame } from "./journal-frame.ts";

/**
 * A batch without the texts of what is erased: operations keep their structure, identities and messages their ids,
 * so that a rebuild folds to the same and finds duplicates [F10] [F15]. The same object when it held none of them.
 */
export const withoutErased = (batch: Batch, erased: ReadonlySet<string>): Batch => {
  const isErased = ({ id, identity }: MessageArrived): boolean => erased.has(identity) || erased.has(id);
  const holds =
    batch.operations.some(({ id, texts }) => texts !== null && erased.has(id)) ||
    batch.identities.some(({ id, texts }) => texts !== null && erased.has(id)) ||
    batch.messages.some((message) => message.texts !== null && isErased(message));
  if (!holds) return batch;
  return {
    ...batch,
    operations: batch.operations.map((each) => (erased.has(each.id) ? { ...each, texts: null } : each)),
    identities: batch.identities.map((each) => (erased.has(each.id) ? { ...each, texts: null } : each)),
    messages: batch.messages.map((each) => (isErased(each) ? { ...each, sentAt: null, texts: null } : each)),
  };
};

/** The payload of a journal frame without the texts of what is erased; the same object when it held none of them. */
export const payloadWithoutErased =
  (erased: ReadonlySet<string>) =>
  ({ payload }: Pick<Frame, "payload">): Uint8Array => {
    const batch = decodeBatch(payload);
    const left = withoutErased(batch, erased);
    return left === batch ? payload : encodeBatch(left);
  };
