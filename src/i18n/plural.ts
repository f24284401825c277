/** The forms that English and Spanish need; a language with more adds them here. */
export interface PluralForms {
  readonly one: string;
  readonly other: string;
}

/** Chooses the plural form of a number in one language, and puts the written number in place of `#`. */
export const createPlural = (language: string): ((count: number, forms: PluralForms) => string) => {
  const rules = new Intl.PluralRules(language);
  const numbers = new Intl.NumberFormat(language);
  return (count, forms) =>
    (rules.select(count) === "one" ? forms.one : forms.other).replace("#", numbers.format(count));
};
