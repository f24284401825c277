import { normaliseName } from "../normalise-name.ts";
import { isOneEdit, jaroWinkler } from "./text-distance.ts";

/** How two names of a person relate, strongest first. */
export type NameLikeness =
  /** The same words in the same order. */
  | "same"
  /** The same words in another order, without accents or blanks. */
  | "same-words"
  /** Initials left out or in: "H. Peter Anvin", "Peter Anvin". */
  | "initial-more"
  /** Middle names left out or in. */
  | "word-more"
  /** Every word has one that is spelt alike. */
  | "misspelt"
  /** "J. Hamano", "Junio Hamano". */
  | "initials"
  /** A single word, equal. */
  | "same-word"
  /** Too little to tell. */
  | "unclear"
  /** Two full names that share no word. */
  | "different";

/** Compares two names, regardless of case, accents, signs and "Last, First". */
export const compareNames = (left: string, right: string): NameLikeness => {
  const [a, b] = [nameWords(left), nameWords(right)];
  if (a.length === 0 || b.length === 0) return "unclear";
  if (a.join(" ") === b.join(" ")) {
    if (a.length === 1) return "same-word";
    return normaliseName(left) === normaliseName(right) ? "same" : "same-words";
  }
  if (sorted(a) === sorted(b) || (a.join("") === b.join("") && a.join("").length >= 6)) return "same-words";
  const [fullA, fullB] = [a.filter(isWord), b.filter(isWord)];
  if (fullA.length >= 2 && sorted(fullA) === sorted(fullB)) return "initial-more";
  if (areWithin(fullA, fullB) || areWithin(fullB, fullA)) return "word-more";
  if (areSpeltAlike(fullA, fullB)) return "misspelt";
  if (isAbbreviated(a, b) || isAbbreviated(b, a)) return "initials";
  const sharesWord = fullA.some((word) => fullB.some((other) => isAlike(word, other)));
  return fullA.length >= 2 && fullB.length >= 2 && !sharesWord ? "different" : "unclear";
};

/** The words of a name without case, accents, signs and what a mailing list adds ("via List"). An address is no name. */
export const nameWords = (name: string): readonly string[] =>
  name.includes("@")
    ? []
    : normaliseName(name.replace(/(\S)['"]? via .*$/i, "$1"))
        .normalize("NFKD")
        .replace(/\p{M}+/gu, "")
        .replace(/['’]/gu, "")
        .split(/[^\p{L}\p{N}]+/u)
        .filter((word) => word !== "");

const isWord = (word: string): boolean => word.length > 1 || /[^a-z]/.test(word);
const sorted = (words: readonly string[]): string => [...words].sort().join(" ");

/** At least first and last word of the shorter stand in the longer, in order. */
const areWithin = (short: readonly string[], long: readonly string[]): boolean => {
  if (short.length < 2 || short.length >= long.length) return false;
  let from = 0;
  return short.every((word) => {
    const at = long.indexOf(word, from);
    from = at + 1;
    return at >= 0;
  });
};

const areSpeltAlike = (a: readonly string[], b: readonly string[]): boolean => {
  if (a.length < 2 || a.length !== b.length) return false;
  const rest = [...b];
  return a.every((word) => {
    const at = rest.findIndex((other) => isAlike(word, other));
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
};

const isAlike = (a: string, b: string): boolean => {
  if (a === b) return true;
  if (Math.min(a.length, b.length) < 4) return false;
  return isOneEdit(a, b) || (Math.min(a.length, b.length) >= 6 && jaroWinkler(a, b) >= 0.93);
};

/** The last words are equal, and each word before is the other's or its initial. */
const isAbbreviated = (short: readonly string[], long: readonly string[]): boolean => {
  if (short.length < 2 || long.length < 2 || short.at(-1) !== long.at(-1) || !isWord(short.at(-1)!))
    return false;
  const firsts = short.slice(0, -1);
  return (
    firsts.some((word) => !isWord(word)) &&
    firsts.every((word, at) => {
      const other = long[at];
      return (
        at < long.length - 1 &&
        other !== undefined &&
        (word === other || (!isWord(word) && other.startsWith(word)))
      );
    })
  );
};
