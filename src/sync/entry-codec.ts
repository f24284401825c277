import { decode, encode } from "cborg";
import type { IdentitySeen, IdentityTexts, MatchKey, MessageArrived } from "../domain/facts.ts";
import type { WriterId } from "../domain/ids.ts";
import type { Operation } from "../operations/operation.ts";
import { idOfEntry, type SyncEntry } from "./entry.ts";
import { packIds, unpackIds } from "./pack-ids.ts";

/** An entry as it stands in a shard: under its id, the kept part in the map `ops`, the personal data in `texts`. */
export interface EncodedEntry {
  readonly id: string;
  readonly kept: Uint8Array;
  /** Null where there is none, or none any more. */
  readonly texts: Uint8Array | null;
}

/**
 * Encodes an entry for a shard (CBOR, ids as bytes). The shard's writer is left out, since its name tells it; what was
 * first written elsewhere (a restored backup) names its own.
 */
export const encodeEntry = (entry: SyncEntry, shardWriter: WriterId): EncodedEntry => {
  const by = (writer: WriterId): readonly WriterId[] => (writer === shardWriter ? [] : [writer]);
  const id = idOfEntry(entry);
  if (entry.type === "operation") {
    const { kind, at, by: author, body, texts, writer } = entry.operation;
    return { id, kept: pack([kind, at, author, body, ...by(writer)]), texts: textsOf(texts) };
  }
  if (entry.type === "identity") {
    const { at, channel, kind, keys, texts, writer } = entry.identity;
    const pairs = keys.map(({ rule, hash }) => [rule, hash]);
    return { id, kept: pack([at, channel, kind, pairs, ...by(writer)]), texts: textsOf(texts) };
  }
  if (entry.type === "message") {
    const { at, thread, conversation, identity, direction, sentAt, texts, writer } = entry.message;
    const isOut = direction === "out" ? 1 : 0;
    return {
      id,
      kept: pack([at, thread, conversation, identity, isOut, ...by(writer)]),
      // When it was sent goes with the texts: it is erased with them.
      texts: texts === null ? null : encode([sentAt, texts.author, texts.subject, texts.text]),
    };
  }
  return { id, kept: pack([entry.conversation]), texts: null };
};

/**
 * An entry out of a shard. Throws an error that quotes nothing of it when it is not what its id says. What an
 * operation's body holds is checked where it enters the hub, and not here: a newer program may have written it [F14].
 */
export const decodeEntry = ({ id, kept, texts }: EncodedEntry, shardWriter: WriterId): SyncEntry => {
  const parts = unpackIds(decode(kept));
  if (!Array.isArray(parts)) throw new Error("an entry that is no list");
  const given = texts === null ? null : (decode(texts) as unknown);
  if (id.startsWith("o")) return operationOf(id, parts, given, shardWriter);
  if (id.startsWith("i")) return identityOf(id, parts, given, shardWriter);
  if (id.startsWith("m")) return messageOf(id, parts, given, shardWriter);
  if (!id.startsWith("r")) throw new Error("an entry of no known type");
  return { type: "reference", hash: id, conversation: text(parts[0]) };
};

const pack = (parts: readonly unknown[]): Uint8Array => encode(packIds(parts));
const textsOf = (texts: unknown): Uint8Array | null => (texts === null ? null : encode(texts));

const operationOf = (id: string, parts: unknown[], texts: unknown, shard: WriterId): SyncEntry => {
  const [kind, at, by, body, writer = shard] = parts;
  if (typeof body !== "object" || body === null) throw new Error("an operation without a body");
  const operation = { id, at: clock(at), by: text(by), writer: text(writer), kind: text(kind), body, texts };
  return { type: "operation", operation: operation as Operation };
};

const identityOf = (id: string, parts: unknown[], texts: unknown, shard: WriterId): SyncEntry => {
  const [at, channel, kind, pairs, writer = shard] = parts;
  if (!Array.isArray(pairs)) throw new Error("an identity without keys");
  const keys = pairs.map((pair): MatchKey => {
    const [rule, hash] = pair as readonly unknown[];
    if (rule !== "M2" && rule !== "D1") throw new Error("a key of no known rule");
    return { rule, hash: text(hash) };
  });
  return {
    type: "identity",
    identity: {
      id,
      at: clock(at),
      writer: text(writer),
      channel: text(channel),
      kind: text(kind) as IdentitySeen["kind"],
      keys,
      texts: texts === null ? null : identityTexts(texts),
    },
  };
};

const messageOf = (id: string, parts: unknown[], given: unknown, shard: WriterId): SyncEntry => {
  const [at, thread, conversation, identity, isOut, writer = shard] = parts;
  const [sentAt, author, subject, body] = given === null ? [] : (given as readonly unknown[]);
  const message: MessageArrived = {
    id,
    at: clock(at),
    writer: text(writer),
    thread: text(thread),
    conversation: text(conversation),
    identity: text(identity),
    direction: isOut === 1 ? "out" : "in",
    sentAt: typeof sentAt === "number" ? sentAt : null,
    texts: given === null ? null : { author: text(author), subject: text(subject), text: text(body) },
  };
  return { type: "message", message };
};

const identityTexts = (value: unknown): IdentityTexts => {
  const texts = value as Record<string, unknown>;
  for (const field of ["handle", "name", "email", "phone", "uid"]) text(texts[field]);
  return value as IdentityTexts;
};

const text = (value: unknown): string => {
  if (typeof value !== "string") throw new Error("a part of an entry that should be text");
  return value;
};

const clock = (value: unknown): number => {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) {
    throw new Error("a part of an entry that should be a clock reading");
  }
  return value;
};
