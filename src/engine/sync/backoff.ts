/** Milliseconds before the n-th try (from 1) after one that failed: longer each time, never more than thirty seconds. */
export const backoff = (tries: number, random: () => number = Math.random): number =>
  Math.min(longest, first * 2 ** Math.min(tries - 1, 10)) * (0.5 + random() / 2);

const first = 1_000;
const longest = 30_000;
