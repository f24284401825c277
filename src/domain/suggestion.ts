/** Why two customers may be one person, or why not [M1] [M3]. */
export const suggestionRules = [
  "same-email",
  "similar-email",
  "email-name",
  "same-phone",
  "same-id",
  "same-name",
  "similar-name",
  "different-name",
  "different-id",
  "different-gender",
] as const;
export type SuggestionRule = (typeof suggestionRules)[number];

/** One piece of evidence. The weights of all reasons of a pair add up to its score. */
export interface SuggestionReason {
  readonly rule: SuggestionRule;
  /** A whole number; negative where it speaks against. */
  readonly weight: number;
  /** The value of the first customer, as it was given. */
  readonly left: string;
  /** The value of the second customer. */
  readonly right: string;
}
