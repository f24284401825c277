import { useEffect, useRef, useState } from "react";

/**
 * The value, but never newer than a moment ago: what it becomes and ceases to be within `delay` milliseconds never
 * shows, and what changes all the time shows once a `delay`. The first value counts at once.
 */
export const usePaced = <T>(value: T, delay: number): T => {
  const [shown, show] = useState(value);
  const newest = useRef(value);
  newest.current = value;
  const isStale = !Object.is(shown, value);
  useEffect(() => {
    if (!isStale) return;
    const timer = setTimeout(() => show(newest.current), delay);
    return () => clearTimeout(timer);
  }, [isStale, delay]);
  return shown;
};
