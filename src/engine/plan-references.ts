import { type FactIds, naturalKeyOf, type ReferenceKind } from "./fact-ids.ts";
import type { NaturalReference } from "./natural-keys.ts";

export interface PlannedReference extends NaturalReference {
  readonly hash: string;
}

/** What Message-IDs, or subjects with a participant, come to. */
export type ReferencePlanner = (
  channel: string,
  kind: ReferenceKind,
  values: readonly string[],
) => readonly PlannedReference[];

/** So many are remembered. */
const most = 20_000;

/** Remembers what it hashed: every answer names the messages before it again. */
export const createReferencePlanner = (ids: FactIds): ReferencePlanner => {
  const known = new Map<string, PlannedReference>();
  return (channel, kind, values) =>
    values.map((value) => {
      const key = `${kind} ${channel}\n${value}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      const natural = naturalKeyOf(value);
      const made = { kind, natural, hash: ids.reference(channel, kind, natural) };
      if (known.size >= most) known.clear();
      known.set(key, made);
      return made;
    });
};
