import type { Batch } from "../../../store/batch.ts";
import type { Operation } from "../../operations/operation.ts";
import { ruleOf } from "../../operations/operations.ts";
import type { IdMap } from "./id-map.ts";

/** A batch with every id in it changed, in its order, with its clocks; it is to be offered to the hub. */
export const rekeyBatch = (batch: Batch, idOf: IdMap): Batch => ({
  operations: batch.operations.map((operation) => rekeyOperation(operation, idOf)),
  identities: batch.identities.map((seen) => ({
    ...seen,
    id: idOf(seen.id),
    keys: seen.keys.map(({ rule, hash }) => ({ rule, hash: idOf(hash) })),
  })),
  messages: batch.messages.map((message) => ({
    ...message,
    id: idOf(message.id),
    thread: idOf(message.thread),
    conversation: idOf(message.conversation),
    identity: idOf(message.identity),
  })),
  references: batch.references.map(([hash, conversation]) => [idOf(hash), idOf(conversation)]),
  ...(batch.withdrawn === undefined
    ? {}
    : { withdrawn: batch.withdrawn.map(({ id, refusal }) => ({ id: idOf(id), refusal })) }),
  isOutbound: true,
});

/**
 * A body names things by their ids and by nothing else that looks like one, so this holds also for kinds that only a
 * newer program knows [F14]. Settings and agents name no facts, and their values are anybody's.
 */
const rekeyOperation = (operation: Operation, idOf: IdMap): Operation =>
  ruleOf(operation.kind)?.deskWide === true
    ? operation
    : ({ ...operation, body: rekeyValue(operation.body, idOf) } as Operation);

const rekeyValue = (value: unknown, idOf: IdMap): unknown => {
  if (typeof value === "string") return idOf(value);
  if (Array.isArray(value)) return value.map((each) => rekeyValue(each, idOf));
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, rekeyValue(each, idOf)]));
};
