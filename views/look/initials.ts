import { clustersOf } from "../screen/width.ts";

/** The avatar of a harmless name: the first letters of its first and last word, upper-case; "?" without letters. */
export const initialsOf = (name: string): string => {
  const words = name.split(/[\s@._-]+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  const initials = letters.map((word) => clustersOf(word ?? "")[0]?.text ?? "").join("");
  return initials === "" ? "?" : initials.toUpperCase();
};
