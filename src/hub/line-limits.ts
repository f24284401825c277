import type { Rate } from "./token-bucket.ts";

/** What one socket may do. Times in milliseconds, sizes in bytes. */
export interface LineLimits {
  /** Read no faster than this. */
  readonly bytes: Rate;
  readonly frames: Rate;
  /** Of what it shows of its agents. */
  readonly presence: Rate;
  /** For so long too many frames may be held back before it is abuse. */
  readonly patience: number;
  /** Updates that it could not have meant. */
  readonly strikes: number;
  /** Not yet logged; above it nothing more is read. */
  readonly mostUnderWay: number;
  /** On the way to it; above it nothing more is read, and no further document is opened. */
  readonly fullBuffer: number;
  /** On the way to it; above it the socket ends, since its other end does not read. */
  readonly mostBuffered: number;
  /** Between two looks whether there is room again. */
  readonly pause: number;
  /** Between two pings; who has not answered by the next one is gone. */
  readonly ping: number;
  /** For the answer to a closing. */
  readonly closeWait: number;
  /** Documents that are open at the same time. */
  readonly documents: number;
}

const megabyte = 1024 * 1024;

export const usualLineLimits: LineLimits = {
  bytes: { perSecond: 4 * megabyte, burst: 16 * megabyte },
  frames: { perSecond: 200, burst: 2_000 },
  presence: { perSecond: 5, burst: 50 },
  patience: 30_000,
  strikes: 10,
  mostUnderWay: 16 * megabyte,
  fullBuffer: megabyte,
  mostBuffered: 64 * megabyte,
  pause: 20,
  ping: 25_000,
  closeWait: 2_000,
  documents: 200,
};
