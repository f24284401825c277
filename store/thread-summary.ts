import type { Direction } from "../src/domain/facts.ts";
import type { Clock } from "../src/domain/order.ts";

/** A message, as far as its thread tells of it. */
export interface SummarisedMessage {
  readonly id: string;
  readonly at: Clock;
  readonly direction: Direction;
  /** Milliseconds since 1970. */
  readonly sentAt: number | null;
  readonly subject: string;
}

/** What a thread says of its messages: columns of its row. */
export interface ThreadSummary {
  readonly subject: string;
  readonly messages: number;
  readonly first_at: number | null;
  readonly last_at: number | null;
  readonly last_direction: Direction;
  readonly last_in_at: number | null;
}

/** The same that `refreshThreads` makes of the table; at least one message. */
export const summariseThread = (messages: readonly SummarisedMessage[]): ThreadSummary => {
  let oldest = messages[0]!;
  let newest = oldest;
  let first: number | null = null;
  let last: number | null = null;
  let lastIn: number | null = null;
  for (const message of messages) {
    const { at, direction, sentAt } = message;
    if (isBefore(message, oldest, undatedLast)) oldest = message;
    if (isBefore(newest, message, undatedFirst)) newest = message;
    if (sentAt !== null) {
      first = Math.min(first ?? sentAt, sentAt);
      last = Math.max(last ?? sentAt, sentAt);
    }
    if (direction === "in") {
      const came = sentAt ?? Math.floor(at / 1_024);
      lastIn = Math.max(lastIn ?? came, came);
    }
  }
  return {
    subject: oldest.subject,
    messages: messages.length,
    first_at: first,
    last_at: last,
    last_direction: newest.direction,
    last_in_at: lastIn,
  };
};

const undatedLast = Number.POSITIVE_INFINITY;
const undatedFirst = Number.NEGATIVE_INFINITY;

/** Undated messages are not the oldest one of a thread, nor its newest; ids decide where times are equal. */
const isBefore = (one: SummarisedMessage, other: SummarisedMessage, undated: number): boolean => {
  const [a, b] = [one.sentAt ?? undated, other.sentAt ?? undated];
  return a === b ? one.id < other.id : a < b;
};
