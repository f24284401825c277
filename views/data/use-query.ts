import { useCallback, useSyncExternalStore } from "react";
import type { Calls } from "../../src/desk.ts";
import { useDesk } from "../app/desk-context.ts";
import type { QueryName } from "./query-cache.ts";

/**
 * The newest answer to a query, kept up to date; undefined while there is none, or while `args` is null.
 * A component that changes its `args` gets undefined until the new answer is there; see `useLatest`.
 */
export const useQuery = <N extends QueryName>(
  name: N,
  args: Calls[N]["args"] | null,
): Calls[N]["result"] | undefined => {
  const { cache } = useDesk();
  const key = args === null ? null : JSON.stringify(args);
  // `key` stands for `args`, which is a new object at each render.
  const watch = useCallback(
    (onAnswer: () => void) =>
      key === null ? nothingToStop : cache.watch(name, JSON.parse(key) as Calls[N]["args"], onAnswer),
    [cache, name, key],
  );
  return useSyncExternalStore(watch, () => (args === null ? undefined : cache.peek(name, args)));
};

const nothingToStop = () => {};
