import type { SuggestionReason } from "../../domain/suggestion.ts";
import { normalisePhone } from "../normalise-phone.ts";
import type { PersonTraits } from "./person-traits.ts";
import type { ScoreOptions } from "./score-pair.ts";

const samePhone = 70;
/** The same digits, where the country of one is not known. */
const sameNationalPhone = 55;
const anotherSamePhone = 5;

/** Numbers in common, as E.164 where the country is known [M1]. */
export const phoneReasons = (
  a: PersonTraits,
  b: PersonTraits,
  options: ScoreOptions,
): readonly SuggestionReason[] => {
  const [left, right] = [usable(a.phones, options), usable(b.phones, options)];
  const same = left
    .filter(({ given }) => options.holders.phone(given) <= options.limit)
    .flatMap((one) =>
      right.flatMap((other): readonly SuggestionReason[] => {
        const weight = weightOf(one.number, other.number);
        return weight === 0 ? [] : [{ rule: "same-phone", weight, left: one.given, right: other.given }];
      }),
    )
    .sort((one, other) => other.weight - one.weight);
  return same.slice(0, 3).map((reason, at) => (at === 0 ? reason : { ...reason, weight: anotherSamePhone }));
};

const usable = (phones: readonly string[], { isBlocked }: ScoreOptions) =>
  phones
    .map((given) => ({ given, number: normalisePhone(given) }))
    .filter(({ number }) => !isBlocked("number", number));

const weightOf = (a: string, b: string): number => {
  if (a === b) return a.startsWith("+") ? samePhone : sameNationalPhone;
  if (a.startsWith("+") === b.startsWith("+")) return 0;
  const [international, national] = a.startsWith("+") ? [a, b] : [b, a];
  const digits = national.replace(/^0+/, "");
  return digits.length >= 7 && international.endsWith(digits) ? sameNationalPhone : 0;
};
