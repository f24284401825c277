import type { ChannelKind } from "./channel.ts";
import type { ConversationId, IdentityId, MessageId, ThreadId, WriterId } from "./ids.ts";
import type { Clock } from "./order.ts";

/** The rule that lets a key join identities by itself: same identifier [M2], or same name and email [D1]. */
export type MatchRule = "M2" | "D1";

/**
 * A value given by the channel, as a keyed hash, that first sight may join on [F6]. Blocked values and values
 * over the limit are left out by the feed's writer, so every replica sees the same first sight.
 */
export interface MatchKey {
  readonly rule: MatchRule;
  readonly hash: string;
}

/** The personal data of an identity; gone after erasure. Empty text means that the channel gave none. */
export interface IdentityTexts {
  readonly handle: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly uid: string;
  /** What a contact gave beyond that, so that nothing is lost; joins nothing by itself [M3]. */
  readonly also?: AlsoGiven;
}

/** Further values of a contact (a card, a row), as given. */
export interface AlsoGiven {
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly company: string;
  readonly note: string;
}

/** An identity was seen for the first time. */
export interface IdentitySeen {
  readonly id: IdentityId;
  readonly at: Clock;
  readonly writer: WriterId;
  readonly channel: string;
  readonly kind: ChannelKind;
  readonly keys: readonly MatchKey[];
  readonly texts: IdentityTexts | null;
}

export type Direction = "in" | "out";

/** A message came in or went out. Goes straight to tables; never folded. */
export interface MessageArrived {
  readonly id: MessageId;
  readonly thread: ThreadId;
  readonly conversation: ConversationId;
  readonly identity: IdentityId;
  readonly at: Clock;
  readonly writer: WriterId;
  readonly direction: Direction;
  /** When it was sent, milliseconds since 1970; null when the source had no usable date. */
  readonly sentAt: number | null;
  /** Null once erased. */
  readonly texts: MessageTexts | null;
}

/** The personal data of a message; gone after erasure. */
export interface MessageTexts {
  readonly author: string;
  readonly subject: string;
  readonly text: string;
  /**
   * Hashes, without the desk's secret, of what names the message and its conversation where they came from: a replica
   * that joins a desk makes the ids anew from them. Whoever knows the message can tell it by these, so they stay out
   * of shards. Absent where the message was read elsewhere.
   */
  readonly key?: string;
}
