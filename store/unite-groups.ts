import type { Entry } from "../src/operations/fold-types.ts";

/** Groups and new entries that are one from now on [F2]. */
export interface United {
  /** Groups that are stored already, in no order; none for what is new altogether. */
  readonly groups: readonly number[];
  readonly entries: readonly LinkedEntry[];
}

export interface LinkedEntry {
  readonly entry: Entry;
  readonly links: readonly string[];
}

/** Joins new entries with each other and with stored groups, wherever they share a key. */
export const uniteGroups = (
  entries: readonly LinkedEntry[],
  groupsByKey: ReadonlyMap<string, number>,
): readonly United[] => {
  const parents: number[] = entries.map((_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (parents[root] !== root) root = parents[root]!;
    for (let at = index; at !== root; ) {
      const next = parents[at]!;
      parents[at] = root;
      at = next;
    }
    return root;
  };
  const firstByKey = new Map<string, number>();
  const firstByGroup = new Map<number, number>();
  for (const [index, { links }] of entries.entries()) {
    for (const key of links) {
      const group = groupsByKey.get(key);
      const first = group === undefined ? firstByKey.get(key) : firstByGroup.get(group);
      if (first !== undefined) parents[find(index)] = find(first);
      else if (group === undefined) firstByKey.set(key, index);
      else firstByGroup.set(group, index);
    }
  }
  const united = new Map<number, { groups: Set<number>; entries: LinkedEntry[] }>();
  for (const [index, entry] of entries.entries()) {
    const root = find(index);
    const set = united.get(root) ?? { groups: new Set<number>(), entries: [] };
    united.set(root, set);
    set.entries.push(entry);
    for (const key of entry.links) {
      const group = groupsByKey.get(key);
      if (group !== undefined) set.groups.add(group);
    }
  }
  return [...united.values()].map(({ groups, entries }) => ({ groups: [...groups], entries }));
};
