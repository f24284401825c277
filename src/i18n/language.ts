import type { Refusal } from "../domain/refusal.ts";
import type { Catalogue } from "./catalogue.ts";
import { createDates, type Dates } from "./dates.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";

/** Everything that depends on the reader's language, region and time zone. One for each screen. */
export interface Language {
  readonly text: Catalogue;
  readonly dates: Dates;
  /** A whole number as the region writes it. */
  number(value: number): string;
  /** Why something was refused, what is safe and what to do, in one short paragraph [F12]. */
  refusal(refusal: Refusal): string;
}

/**
 * The language of a screen [S6].
 * @param locale a BCP 47 tag or a POSIX one (`es_ES.UTF-8`); anything but Spanish reads English words. A tag
 * that `Intl` does not know counts as `en`.
 * @param timezone an IANA name; an unknown one counts as UTC.
 */
export const createLanguage = (locale: string, timezone: string): Language => {
  const tag = usableTag(locale);
  const text = catalogueOf(tag);
  const dates = createDates(tag, usableZone(timezone), text);
  const numbers = new Intl.NumberFormat(tag);
  return {
    text,
    dates,
    number: (value) => numbers.format(value),
    refusal: (refusal) =>
      text.refusals[refusal.code]({
        by: refusal.by ?? null,
        when: refusal.at === undefined ? null : dates.clock(refusal.at),
        detail: refusal.detail ?? null,
      }),
  };
};

const catalogueOf = (tag: string): Catalogue => (new Intl.Locale(tag).language === "es" ? es : en);

const usableTag = (locale: string): string => {
  const tag = (locale.split(/[.@]/)[0] ?? "").replaceAll("_", "-");
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? "en";
  } catch {
    return "en"; // "C", "POSIX" and misspelt settings
  }
};

const usableZone = (timezone: string): string => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: timezone }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
};
