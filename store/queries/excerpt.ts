/** So few that what was looked for also shows in the narrow row of a hit. */
const around = 8;
const longest = 200;

/**
 * One line of a text for a list: what the writer wrote rather than what they quoted, white space as one space, at
 * most 200 characters. With words to look for (in the form of `searchForm`), the part from shortly before the first
 * that occurs, with an ellipsis where it was cut.
 */
export const excerpt = (text: string, words: readonly string[] = []): string => {
  const whole = oneLine(text);
  const hit = firstHit(whole, words);
  if (hit !== null) return cut(whole, shortlyBefore(whole, hit));
  const own = oneLine(
    text
      .split("\n")
      .filter((line) => !line.startsWith(">"))
      .join("\n"),
  );
  return cut(own === "" ? whole : own, 0);
};

const oneLine = (text: string): string => text.replace(/\s+/gu, " ").trim();

const firstHit = (text: string, words: readonly string[]): number | null => {
  const lower = text.toLowerCase();
  const hits = words.map((word) => lower.indexOf(word)).filter((at) => at >= 0);
  return hits.length === 0 ? null : Math.min(...hits);
};

/** Where a word begins, if one does on the way. */
const shortlyBefore = (text: string, hit: number): number => {
  const from = hit - around;
  if (from <= 0) return 0;
  const blank = text.lastIndexOf(" ", hit - 1) < from ? -1 : text.indexOf(" ", from);
  return blank < 0 ? from : blank + 1;
};

const cut = (text: string, from: number): string => {
  const part = text.slice(from, from + longest).toWellFormed();
  return `${from > 0 ? "…" : ""}${part}${from + longest < text.length ? "…" : ""}`;
};
