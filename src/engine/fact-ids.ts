import { createHmac, createSecretKey, hash as digest, randomBytes } from "node:crypto";
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

/**
 * Ids of facts: keyed hashes of what names them outside, so that the same thing read twice has one id, and an id
 * tells nothing to who lacks the desk's secret (design §3).
 */
export interface FactIds {
  /** `handle` is normalised. `generation` counts from 0; an erased handle that writes again has the next one [F10]. */
  identity(channel: string, kind: ChannelKind, handle: string, generation: number): IdentityId;
  /** The identity of a message that nobody can be named for; each has its own [M4]. */
  anonymousIdentity(message: MessageId): IdentityId;
  /** `natural` is the `naturalKeyOf` the message within its channel: with that, the id can be made anew for another desk. */
  message(channel: string, natural: string): MessageId;
  /** The same message in the thread of another of its addressees. */
  messageCopy(message: MessageId, addressee: IdentityId): MessageId;
  /** `seed` names the conversation within its channel. */
  conversation(channel: string, seed: string): ConversationId;
  thread(conversation: ConversationId, identity: IdentityId): ThreadId;
  /** The hash of a value to match on [F6]. */
  matchKey(rule: MatchRule, value: string): string;
  /** The hash under which a conversation is found again: of a Message-ID, or of a subject with a participant. */
  reference(channel: string, kind: "message" | "subject", value: string): string;
}

export const createFactIds = (secret: Uint8Array): FactIds => {
  // Given as bytes, the key would be prepared anew for every hash, which takes four times as long.
  const key = createSecretKey(secret);
  const hash = (letter: string, ...parts: readonly string[]): string => {
    const hmac = createHmac("sha256", key);
    // JSON keeps parts apart, whatever they contain.
    hmac.update(JSON.stringify([letter, ...parts]));
    return letter + encodeBase32(hmac.digest().subarray(0, 16));
  };
  return {
    identity: (channel, kind, handle, generation) => hash("i", channel, kind, handle, String(generation)),
    anonymousIdentity: (message) => hash("i", "anonymous", message),
    message: (channel, natural) => hash("m", channel, natural),
    messageCopy: (message, addressee) => hash("m", "copy", message, addressee),
    conversation: (channel, seed) => hash("v", channel, seed),
    thread: (conversation, identity) => hash("t", conversation, identity),
    matchKey: (rule, value) => hash("h", rule, value),
    reference: (channel, kind, value) => hash("r", channel, kind, value),
  };
};

/**
 * What names a message where it came from (a Message-ID, or all that it says), cut down to 16 bytes of its SHA-256: of
 * one length whatever it was, and independent of any desk's secret. Whoever knows the message can make it, so it is
 * kept and erased like a text of it.
 */
export const naturalKeyOf = (key: string): string =>
  encodeBase32(digest("sha256", key, "buffer").subarray(0, 16));

/** A new operation's id: 16 random bytes. */
export const newOperationId = (): OperationId => `o${encodeBase32(randomBytes(16))}`;
