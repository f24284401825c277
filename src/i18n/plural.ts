/** The forms that English and Spanish need; a language with more adds them here. */
export interface PluralForms {
  readonly one: string;
  readonly other: string;
}

/** How numbers stand in the sentences of one reader. */
export interface Numbers {
  /** Chooses the plural form of a number, and puts the written number in place of `#`. */
  plural(count: number, forms: PluralForms): string;
  /** A whole number as the region writes it. */
  number(value: number): string;
}

/** Plural forms of a language, digits as the reader's region groups them. `tag` as `readerTag` makes it. */
export const createNumbers = (tag: string): Numbers => {
  const rules = new Intl.PluralRules(tag);
  const numbers = new Intl.NumberFormat(tag);
  const number = (value: number): string => numbers.format(value);
  return {
    number,
    plural: (count, forms) =>
      (rules.select(count) === "one" ? forms.one : forms.other).replace("#", number(count)),
  };
};
