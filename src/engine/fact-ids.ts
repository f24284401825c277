import { randomBytes } from "node:crypto";
import type { ChannelKind } from "../domain/channel.ts";
import type { MatchRule } from "../domain/facts.ts";
import {
  type ConversationId,
  encodeBase32,
  type IdentityId,
  type MessageId,
  type OperationId,
  type ThreadId,
} from "../domain/ids.ts";
import { createKeyedHash, plainHash } from "./keyed-hash.ts";

/**
 * Ids of facts: keyed hashes of what names them outside, so that the same thing read twice has one id, and an id
 * tells nothing to who lacks the desk's secret (design §3).
 */
export interface FactIds {
  readonly secrets: FactSecrets;
  /** `handle` is normalised. `generation` counts from 0; an erased handle that writes again has the next one [F10]. */
  identity(channel: string, kind: ChannelKind, handle: string, generation: number): IdentityId;
  /** The identity of a message that nobody can be named for; each has its own [M4]. */
  anonymousIdentity(message: MessageId): IdentityId;
  /** `natural` is the `naturalKeyOf` the message within its channel: with that, the id can be made anew for another desk. */
  message(channel: string, natural: string): MessageId;
  /** The same message in the thread of another of its addressees. */
  messageCopy(message: MessageId, addressee: IdentityId): MessageId;
  /** `natural` is the `naturalKeyOf` what the conversation began with, within its channel. */
  conversation(channel: string, natural: string): ConversationId;
  /** The conversation that an identity has by itself, where nothing names one. */
  ownConversation(identity: IdentityId): ConversationId;
  thread(conversation: ConversationId, identity: IdentityId): ThreadId;
  /** The hash of a value to match on [F6]. */
  matchKey(rule: MatchRule, value: string): string;
  /**
   * The hash under which a conversation is found again. `natural` is the `naturalKeyOf` a Message-ID, or of a subject
   * with a participant.
   */
  reference(channel: string, kind: ReferenceKind, natural: string): string;
  /** The id of what had another one under an earlier secret, and of which nothing is left that names it. */
  rekeyed(earlier: string): string;
  /** `rekeyed` the id that a message had under the earlier secret; null where there was none. */
  rekeyedMessage(channel: string, natural: string): MessageId | null;
}

/** What ids are keyed with: whoever has it makes the same ids. */
export interface FactSecrets {
  readonly secret: Uint8Array;
  /** What the folder's facts were keyed with until it joined a desk. */
  readonly before: Uint8Array | null;
}

export type ReferenceKind = "message" | "subject";

export const createFactIds = (secrets: FactSecrets): FactIds => {
  const { secret, before } = secrets;
  const earlier = before === null ? null : createFactIds({ secret: before, before: null });
  const keyed = createKeyedHash(secret);
  // JSON keeps parts apart, whatever they contain.
  const hash = (letter: string, ...parts: readonly string[]): string =>
    letter + keyed(JSON.stringify([letter, ...parts]));
  return {
    secrets,
    identity: (channel, kind, handle, generation) => hash("i", channel, kind, handle, String(generation)),
    anonymousIdentity: (message) => hash("i", "anonymous", message),
    message: (channel, natural) => hash("m", channel, natural),
    messageCopy: (message, addressee) => hash("m", "copy", message, addressee),
    conversation: (channel, natural) => hash("v", channel, natural),
    ownConversation: (identity) => hash("v", "identity", identity),
    thread: (conversation, identity) => hash("t", conversation, identity),
    matchKey: (rule, value) => hash("h", rule, value),
    reference: (channel, kind, natural) => hash("r", channel, kind, natural),
    rekeyed: (id) => hash(id.slice(0, 1), "rekeyed", id),
    rekeyedMessage: (channel, natural) =>
      earlier === null ? null : hash("m", "rekeyed", earlier.message(channel, natural)),
  };
};

/**
 * What names a message, or a conversation, where it came from (a Message-ID, a subject, all that a message says), cut
 * down to 16 bytes of its SHA-256: 26 characters whatever it was, and independent of any desk's secret. Whoever knows
 * the message can make it, so it is kept and erased like a text of it.
 */
export const naturalKeyOf = (name: string): string => plainHash(name);

/** A new operation's id: 16 random bytes. */
export const newOperationId = (): OperationId => `o${encodeBase32(randomBytes(16))}`;
