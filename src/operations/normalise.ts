import { comparePlaces } from "../domain/order.ts";
import { type Entry, placeOf } from "./fold-types.ts";

/**
 * Entries in their total order, one of each id [F1]. Of several copies the smallest kept part wins (the earliest
 * clock first); the texts are missing when any copy lacks them. Independent of order and repetition.
 */
export const normalise = (entries: readonly Entry[]): Entry[] => {
  const byId = new Map<string, Entry>();
  for (const entry of entries) {
    const { id } = placeOf(entry);
    const known = byId.get(id);
    byId.set(id, known ? joinCopies(known, entry) : entry);
  }
  return [...byId.values()].sort((a, b) => comparePlaces(placeOf(a), placeOf(b)));
};

/** What two copies of one id come to; the same object as `a` when `b` adds nothing [F1]. */
export const joinCopies = (a: Entry, b: Entry): Entry => {
  if (a === b) return a;
  const order = compareKept(a, b);
  const winner = order < 0 || (order === 0 && canonical(textsIn(a)) <= canonical(textsIn(b))) ? a : b;
  return textsIn(a) !== null && textsIn(b) !== null ? winner : withoutTexts(winner);
};

/** The same entry without its personal data. */
export const withoutTexts = (entry: Entry): Entry => {
  if (textsIn(entry) === null) return entry;
  return entry.type === "operation"
    ? { type: "operation", operation: { ...entry.operation, texts: null } }
    : { type: "identity", identity: { ...entry.identity, texts: null } };
};

const textsIn = (entry: Entry): unknown =>
  entry.type === "operation" ? entry.operation.texts : entry.identity.texts;

const keptPart = (entry: Entry): unknown => {
  const bare = withoutTexts(entry);
  return bare.type === "operation" ? bare.operation : bare.identity;
};

const compareKept = (a: Entry, b: Entry): number => {
  const clocks = placeOf(a).at - placeOf(b).at;
  if (clocks !== 0) return clocks;
  const [left, right] = [canonical(keptPart(a)), canonical(keptPart(b))];
  return left < right ? -1 : left > right ? 1 : 0;
};

/** JSON with sorted keys, so that equal values compare equal whatever made them. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? "";
