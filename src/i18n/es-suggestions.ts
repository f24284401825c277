import type { SuggestionRule } from "../domain/suggestion.ts";

export const esSuggestions: Record<SuggestionRule, string> = {
  "same-email": "mismo correo",
  "similar-email": "correo parecido",
  "email-name": "correo con el nombre de",
  "same-phone": "mismo teléfono",
  "same-id": "mismo ID único",
  "same-name": "mismo nombre",
  "similar-name": "nombre parecido",
  "different-name": "nombres distintos",
  "different-id": "ID únicos distintos",
  "different-gender": "géneros distintos",
};
