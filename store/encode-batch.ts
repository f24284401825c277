import { decode, encode } from "cborg";
import type { MessageArrived } from "../src/domain/facts.ts";
import type { Batch } from "./batch.ts";

/**
 * A batch as the payload of a journal frame (CBOR). Messages, of which there are most, are lists of their values,
 * without texts once these are erased: a third of the time, and no names of fields.
 */
export const encodeBatch = ({ operations, identities, messages, references }: Batch): Uint8Array =>
  encode({ operations, identities, messages: messages.map(messageRow), references });

/** A payload as the batch that it was made of. Throws when it is none: its checksum was right, so that is a bug. */
export const decodeBatch = (payload: Uint8Array): Batch => {
  const { operations, identities, messages, references } = decode(payload) as EncodedBatch;
  return { operations, identities, messages: messages.map(messageOf), references };
};

type EncodedBatch = Omit<Batch, "messages"> & { readonly messages: readonly MessageRow[] };

type MessageRow = readonly [
  id: string,
  thread: string,
  conversation: string,
  identity: string,
  at: number,
  writer: string,
  direction: MessageArrived["direction"],
  sentAt: number | null,
  ...texts: readonly [author: string, subject: string, text: string] | readonly [],
];

const messageRow = (message: MessageArrived): MessageRow => {
  const { id, thread, conversation, identity, at, writer, direction, sentAt, texts } = message;
  const given = texts === null ? ([] as const) : ([texts.author, texts.subject, texts.text] as const);
  return [id, thread, conversation, identity, at, writer, direction, sentAt, ...given];
};

const messageOf = (row: MessageRow): MessageArrived => {
  const [id, thread, conversation, identity, at, writer, direction, sentAt, author, subject, text] = row;
  const texts = author === undefined ? null : { author, subject: subject ?? "", text: text ?? "" };
  return { id, thread, conversation, identity, at, writer, direction, sentAt, texts };
};
