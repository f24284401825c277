import type { ChannelKind } from "../domain/channel.ts";
import type { AlsoGiven, Direction } from "../domain/facts.ts";

/** What an item of an import comes to, before ids, conversations and limits are looked up. */
export interface FactDraft {
  readonly channel: string;
  /** Null for a card or a row that only names somebody. */
  readonly message: MessageDraft | null;
  /** Who it is about: the sender of what came in, the addressees of what went out. May be empty [M4]. */
  readonly people: readonly PersonDraft[];
}

export interface PersonDraft {
  readonly channel: string;
  readonly kind: ChannelKind;
  /** Never empty. */
  readonly handle: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly uid: string;
  readonly also?: AlsoGiven;
}

export interface MessageDraft {
  readonly kind: ChannelKind;
  /** The natural key: two messages of one channel with one key are copies of one message. */
  readonly key: string;
  readonly direction: Direction;
  readonly author: string;
  readonly subject: string;
  readonly text: string;
  readonly sentAt: number | null;
  /** Message-IDs that may lead to a known conversation, the best first. */
  readonly references: readonly string[];
  /** Subjects with a participant or a list, looked up when `isSubjectReply`. */
  readonly subjects: readonly string[];
  /** An answer that names no message: the subject is all there is to go by. */
  readonly isSubjectReply: boolean;
  /** Names the conversation when nothing known leads to it; null: one conversation for each identity. */
  readonly seed: string | null;
  /** Of several addressees only who wrote last in the conversation is meant: an answer in a group chat. */
  readonly onlyLastSpeaker: boolean;
}
