import { createContext, useContext } from "react";
import type { Language } from "../../src/i18n/language.ts";

export const LanguageContext = createContext<Language | null>(null);

/** The language, dates and numbers of this screen. */
export const useLanguage = (): Language => {
  const language = useContext(LanguageContext);
  if (language === null) throw new Error("a view stands outside of <App>");
  return language;
};
