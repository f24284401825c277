import type { SuggestionReason } from "../../domain/suggestion.ts";
import type { PersonTraits } from "./person-traits.ts";
import type { ScoreOptions } from "./score-pair.ts";

const sameId = 75;
const differentId = -20;

/** A unique id in common [M1]; else two different ones of one channel, which one person seldom has. */
export const idReasons = (
  a: PersonTraits,
  b: PersonTraits,
  { holders, limit, isBlocked }: ScoreOptions,
): readonly SuggestionReason[] => {
  const usable = ({ uids }: PersonTraits) => uids.filter(({ value }) => !isBlocked("id", value));
  const [left, right] = [usable(a), usable(b)];
  for (const { value } of left) {
    if (!right.some((other) => other.value === value)) continue;
    return holders.uid(value) <= limit
      ? [{ rule: "same-id", weight: sameId, left: value, right: value }]
      : [];
  }
  for (const one of left) {
    const other = right.find(({ channel }) => channel === one.channel);
    if (other) return [{ rule: "different-id", weight: differentId, left: one.value, right: other.value }];
  }
  return [];
};
