import type { SuggestionReason } from "../../domain/suggestion.ts";
import { normaliseName } from "../normalise-name.ts";
import { compareNames, type NameLikeness } from "./compare-names.ts";
import type { PersonTraits } from "./person-traits.ts";
import type { ScoreOptions } from "./score-pair.ts";

const weights: Readonly<Record<NameLikeness, number>> = {
  same: 60,
  "same-words": 56,
  "initial-more": 52,
  "word-more": 40,
  misspelt: 40,
  initials: 25,
  "same-word": 20,
  unclear: 0,
  different: -20,
};

/** The most similar two names [M1]; two that have nothing in common speak against. */
export const nameReasons = (
  a: PersonTraits,
  b: PersonTraits,
  options: ScoreOptions,
): readonly SuggestionReason[] => {
  const [left, right] = [usable(a.names, options), usable(b.names, options)];
  let best: { weight: number; likeness: NameLikeness; left: string; right: string } | null = null;
  for (const one of left) {
    for (const other of right) {
      const likeness = compareNames(one, other);
      const weight = weights[likeness];
      if (best === null || weight > best.weight) best = { weight, likeness, left: one, right: other };
    }
  }
  if (best === null || best.weight === 0) return [];
  if (best.weight < 0)
    return [{ rule: "different-name", weight: best.weight, left: best.left, right: best.right }];
  const most = Math.max(options.holders.name(best.left), options.holders.name(best.right));
  const share = most <= options.limit / 2 ? 1 : most <= options.limit ? 1 / 2 : 1 / 6;
  const rule = best.likeness === "same" || best.likeness === "same-word" ? "same-name" : "similar-name";
  return [{ rule, weight: Math.round(best.weight * share), left: best.left, right: best.right }];
};

const usable = (names: readonly string[], { isBlocked }: ScoreOptions): readonly string[] =>
  names.filter((name) => !name.includes("@") && !isBlocked("name", normaliseName(name)));
