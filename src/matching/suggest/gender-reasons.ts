import type { SuggestionReason } from "../../domain/suggestion.ts";
import type { PersonTraits } from "./person-traits.ts";

const differentGender = -25;

/** Two genders that somebody set, and that differ. */
export const genderReasons = (a: PersonTraits, b: PersonTraits): readonly SuggestionReason[] => {
  if (a.gender === null || b.gender === null) return [];
  const [left, right] = [a.gender.trim().toLowerCase(), b.gender.trim().toLowerCase()];
  // "f" and "female" are one.
  return left === "" || right === "" || left[0] === right[0]
    ? []
    : [{ rule: "different-gender", weight: differentGender, left: a.gender, right: b.gender }];
};
