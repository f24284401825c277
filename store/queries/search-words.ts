import { digitsOf, isPhone, searchForm } from "../customer-search.ts";

const mostWords = 10;
const longestWord = 100;

/** What somebody typed, as words to look for: in the form of the search column, a phone number as its digits. */
export const searchWords = (text: string): readonly string[] => {
  if (isPhone(text)) return [digitsOf(text)];
  const form = searchForm(text);
  if (form === "") return [];
  return [...new Set(form.split(" "))].slice(0, mostWords).map((word) => word.slice(0, longestWord));
};

/** A text inside a LIKE pattern, where `%`, `_` and `\` would mean something else. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/gu, "\\$&");
