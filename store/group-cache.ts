import type { FoldedGroup } from "../src/operations/folded-group.ts";
import type { GroupSnapshot } from "./group-snapshot.ts";

/** A group in memory: as folded, and what the store says of it. */
export interface CachedGroup {
  readonly group: FoldedGroup;
  readonly snapshot: GroupSnapshot;
}

/** The groups used last, so that a decision on an open customer reads nothing. */
export interface GroupCache {
  get(id: number): CachedGroup | undefined;
  set(id: number, cached: CachedGroup): void;
  delete(id: number): void;
  clear(): void;
}

/** Keeps groups up to `maxEntries` entries altogether; those used longest ago go first. */
export const createGroupCache = (maxEntries = 20_000): GroupCache => {
  const groups = new Map<number, CachedGroup>();
  const sizes = new Map<number, number>();
  let entries = 0;
  const remove = (id: number): void => {
    entries -= sizes.get(id) ?? 0;
    sizes.delete(id);
    groups.delete(id);
  };
  return {
    get: (id) => {
      const cached = groups.get(id);
      if (cached === undefined) return undefined;
      groups.delete(id);
      groups.set(id, cached);
      return cached;
    },
    set: (id, cached) => {
      remove(id);
      groups.set(id, cached);
      sizes.set(id, cached.group.entries.length);
      entries += cached.group.entries.length;
      for (const oldest of groups.keys()) {
        if (entries <= maxEntries) break;
        remove(oldest);
      }
    },
    delete: remove,
    clear: () => {
      groups.clear();
      sizes.clear();
      entries = 0;
    },
  };
};
