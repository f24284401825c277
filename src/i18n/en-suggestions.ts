import type { SuggestionRule } from "../domain/suggestion.ts";

/** Why two customers may be one person, or why not; a value or two follow. */
export const enSuggestions: Record<SuggestionRule, string> = {
  "same-email": "same email",
  "similar-email": "similar email",
  "email-name": "email named after",
  "same-phone": "same phone",
  "same-id": "same unique ID",
  "same-name": "same name",
  "similar-name": "similar name",
  "different-name": "different names",
  "different-id": "different unique IDs",
  "different-gender": "different genders",
};
