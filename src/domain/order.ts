/**
 * A hybrid logical clock reading: milliseconds since 1970 × 1024 + a counter. A safe integer until 2248,
 * so it sorts as a number everywhere (JavaScript, CBOR, int8).
 */
export type Clock = number;

/** A place in the total order of facts and operations [F1]. */
export interface Place {
  readonly at: Clock;
  readonly id: string;
}

const ticksPerMs = 1024;

/** Wall-clock milliseconds (UTC) of a clock reading. */
export const millisecondsOf = (at: Clock): number => Math.floor(at / ticksPerMs);

/** The first clock reading of a wall-clock millisecond. */
export const clockAt = (milliseconds: number): Clock => Math.floor(milliseconds) * ticksPerMs;

/** The next reading of a clock that last read `last`, when the wall clock shows `now` milliseconds. */
export const nextClock = (last: Clock, now: number): Clock => Math.max(last + 1, clockAt(now));

/** Orders two places: by clock, then by id [F1]. */
export const comparePlaces = (a: Place, b: Place): number =>
  a.at !== b.at ? a.at - b.at : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
