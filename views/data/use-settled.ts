import { useEffect, useState } from "react";

/** Long enough that a held key asks nothing in between, short enough to feel immediate (style.md). */
export const settleMs = 130;

/**
 * The value once it has not changed for `settleMs`; until then the one before. The first value counts at once.
 */
export const useSettled = <T>(value: T, delay: number = settleMs): T => {
  const [settled, settle] = useState(value);
  useEffect(() => {
    if (Object.is(settled, value)) return;
    const timer = setTimeout(() => settle(value), delay);
    return () => clearTimeout(timer);
  }, [value, settled, delay]);
  return settled;
};
