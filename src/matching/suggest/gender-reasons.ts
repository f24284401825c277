import type { SuggestionReason } from "../../domain/suggestion.ts";
import type { PersonTraits } from "./person-traits.ts";

const differentGender = -25;

/** Two genders that somebody set, and of which it is known that they differ; about other words it says nothing. */
export const genderReasons = (a: PersonTraits, b: PersonTraits): readonly SuggestionReason[] =>
  a.gender !== null && b.gender !== null && differ(plain(a.gender), plain(b.gender))
    ? [{ rule: "different-gender", weight: differentGender, left: a.gender, right: b.gender }]
    : [];

const differ = (left: string, right: string): boolean => {
  // "m" is male beside "f", and mujer beside "h" (hombre): alone it is neither.
  if (left === "m" || right === "m") return /^[fh]$/.test(left === "m" ? right : left);
  const [one, other] = [gendersByWord.get(left), gendersByWord.get(right)];
  return one !== undefined && other !== undefined && one !== other;
};

const plain = (gender: string): string =>
  gender
    .normalize("NFKD")
    .replace(/[\p{M}.]/gu, "")
    .trim()
    .toLowerCase();

const gendersByWord: ReadonlyMap<string, "female" | "male"> = new Map([
  ...["f", "female", "woman", "feminine", "mujer", "femenino", "femenina", "hembra"].map(
    (word) => [word, "female"] as const,
  ),
  ...["male", "man", "masculine", "h", "hombre", "masculino", "masculina", "varon"].map(
    (word) => [word, "male"] as const,
  ),
]);
