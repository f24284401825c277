import { decode } from "cborg";
import type { MessageArrived } from "../src/domain/facts.ts";
import type { Batch, Placement, Withdrawal } from "./batch.ts";
import { encodeJson } from "./encode-json.ts";

/**
 * A batch as the payload of a journal frame: JSON, which takes a fifth of the time of CBOR. Messages, of which there
 * are most, are lists of their values, without texts once these are erased, so that no names of fields repeat. What
 * most batches lack is left out.
 */
export const encodeBatch = (batch: Batch): Uint8Array => {
  const { operations, identities, messages, references } = batch;
  const { withdrawn = [], placements = [], isOutbound = false } = batch;
  const encoded: EncodedBatch = {
    operations,
    identities,
    messages: messages.map(messageRow),
    references,
    ...(withdrawn.length > 0 ? { withdrawn } : {}),
    ...(placements.length > 0 ? { placements: placementsByShard(placements) } : {}),
    ...(isOutbound ? { outbound: true } : {}),
  };
  return encodeJson(encoded);
};

/**
 * A payload as the batch that it was made of; older programs wrote CBOR, of which none begins like JSON. Throws when it
 * is none: its checksum was right, so that is a bug.
 */
export const decodeBatch = (payload: Uint8Array): Batch => {
  const isJson = payload[0] === "{".charCodeAt(0);
  const decoded = (isJson ? JSON.parse(Buffer.from(payload).toString()) : decode(payload)) as EncodedBatch;
  const { operations, identities, messages, references, withdrawn, placements, outbound } = decoded;
  return {
    operations,
    identities,
    messages: messages.map(messageOf),
    references,
    ...(withdrawn === undefined ? {} : { withdrawn }),
    ...(placements === undefined ? {} : { placements: placements.flatMap(placementsOf) }),
    ...(outbound === undefined ? {} : { isOutbound: outbound }),
  };
};

interface EncodedBatch extends Pick<Batch, "operations" | "identities" | "references"> {
  readonly messages: readonly MessageRow[];
  readonly withdrawn?: readonly Withdrawal[];
  readonly placements?: readonly ShardPlacements[];
  readonly outbound?: true;
}

/** The name of a shard is longer than all the rest of a placement. */
type ShardPlacements = readonly [
  shard: string,
  places: readonly (readonly [client: number, clock: number, width: 1 | 2, id: string])[],
];

const placementsByShard = (placements: readonly Placement[]): readonly ShardPlacements[] =>
  [...Map.groupBy(placements, ({ shard }) => shard)].map(([shard, places]) => [
    shard,
    places.map(({ client, clock, width, id }) => [client, clock, width, id] as const),
  ]);

const placementsOf = ([shard, places]: ShardPlacements): readonly Placement[] =>
  places.map(([client, clock, width, id]) => ({ shard, client, clock, width, id }));

type MessageRow = readonly [
  id: string,
  thread: string,
  conversation: string,
  identity: string,
  at: number,
  writer: string,
  direction: MessageArrived["direction"],
  sentAt: number | null,
  ...texts: readonly [author: string, subject: string, text: string, key?: string] | readonly [],
];

const messageRow = (message: MessageArrived): MessageRow => {
  const { id, thread, conversation, identity, at, writer, direction, sentAt, texts } = message;
  return [id, thread, conversation, identity, at, writer, direction, sentAt, ...textsRow(texts)];
};

const textsRow = (
  texts: MessageArrived["texts"],
): readonly [author: string, subject: string, text: string, key?: string] | readonly [] => {
  if (texts === null) return [];
  const { author, subject, text, key } = texts;
  return key === undefined ? [author, subject, text] : [author, subject, text, key];
};

const messageOf = (row: MessageRow): MessageArrived => {
  const [id, thread, conversation, identity, at, writer, direction, sentAt, author, subject, text, key] = row;
  const texts =
    author === undefined
      ? null
      : { author, subject: subject ?? "", text: text ?? "", ...(key === undefined ? {} : { key }) };
  return { id, thread, conversation, identity, at, writer, direction, sentAt, texts };
};
