/**
 * The tag that words, dates and numbers of a reader follow: a language that has a catalogue, in the reader's region.
 * A Japanese reader reads English words, so months and days must be English too, as Japan writes such dates.
 * @param locale a BCP 47 tag or a POSIX one (`es_ES.UTF-8`). A tag that `Intl` does not know counts as `en`.
 */
export const readerTag = (locale: string): string => {
  const given = new Intl.Locale(usableTag(locale));
  const language = given.language === "es" ? "es" : "en";
  if (given.language === language) return given.toString();
  const region = given.maximize().region;
  return new Intl.Locale(language, region === undefined ? {} : { region }).toString();
};

/** Which catalogue a reader's tag chooses [S6]. */
export const isSpanish = (tag: string): boolean => new Intl.Locale(tag).language === "es";

const usableTag = (locale: string): string => {
  const tag = (locale.split(/[.@]/)[0] ?? "").replaceAll("_", "-");
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? "en";
  } catch {
    return "en"; // "C", "POSIX" and misspelt settings
  }
};
