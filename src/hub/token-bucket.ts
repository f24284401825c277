/** How much may go through: `perSecond` in the long run, `burst` at once. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** Counts what went through. */
export interface TokenBucket {
  /** Takes an amount, whatever is left; gives the milliseconds to wait before the next, 0 for none. */
  take(amount: number, now: number): number;
}

export const createTokenBucket = ({ perSecond, burst }: Rate, start: number): TokenBucket => {
  let left = burst;
  let last = start;
  return {
    take: (amount, now) => {
      left = Math.min(burst, left + ((now - last) / 1000) * perSecond) - amount;
      last = now;
      return left >= 0 ? 0 : Math.ceil((-left / perSecond) * 1000);
    },
  };
};
