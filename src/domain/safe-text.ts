/**
 * Text from outside made harmless for a terminal and for the eye (design §5): no byte of it can start a control
 * sequence, reorder or hide its neighbours, or break the row that it stands in. What is refused is shown
 * (`␛`, `�`) rather than dropped where dropping could change the meaning; what is invisible anyway is removed.
 * Joiners and variation selectors stay where a script or an emoji needs them.
 */

/** One harmless line: line breaks and tabs become a space. Wide characters and emoji pass. Idempotent. */
export const safeLine = (text: string): string =>
  odd.test(text) ? replaceOdd(text.replace(lineBreaks, " ").replaceAll("\t", " ")) : text;

/** The harmless lines of a longer text, in order, without line ends. Tabs reach to the next eighth column. */
export const safeBlock = (text: string): readonly string[] =>
  text
    .split(lineBreaks)
    .map((line) => (odd.test(line) ? replaceOdd(line.includes("\t") ? expandTabs(line) : line) : line));

const lineBreaks = /\r\n|[\n\r\v\f\x85\u2028\u2029]/g;

/** Whatever needs a second look: controls, format and ignorable characters, marks, private use, unpaired halves. */
const odd = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{M}\p{DI}\p{Noncharacter_Code_Point}\uFFFC]/u;

const oddRuns = new RegExp(
  [
    "(?<control>\\p{Cc})",
    "(?<joiner>[\\u200C\\u200D])",
    "(?<selector>\\p{Variation_Selector})",
    "(?<marks>(?:(?!\\p{Variation_Selector})\\p{M})+)",
    "(?<refused>[\\p{Co}\\p{Cs}\\p{Noncharacter_Code_Point}\\uFFFC])",
    "(?<hidden>[\\p{Cf}\\p{Zl}\\p{Zp}\\p{DI}])",
  ].join("|"),
  "gu",
);

/** Format characters that are seen: Arabic and Kaithi number signs and the like. */
const seenFormat = /[\u0600-\u0605\u06DD\u0890\u0891\u08E2\u{110BD}\u{110CD}]/u;

/** Scripts in which a joiner changes the shape of a letter. */
const joiningScript =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const emojiBefore = /\p{Extended_Pictographic}[\uFE0F\u{1F3FB}-\u{1F3FF}]?$/u;
const emojiAfter = /^\p{Extended_Pictographic}/u;
const selectable = /[\p{Emoji}\p{Script=Han}\p{Script=Mongolian}\p{Script=Myanmar}\p{Sm}]$/u;

/** More marks than any writing system stacks on one letter only smear over the rows above and below. */
const mostMarks = 6;

const replaceOdd = (text: string): string => {
  const safe: string[] = [];
  // The end of what is safe already. Kept apart: reading it off a growing text takes time squared.
  let before = "";
  // A joiner waits for what really comes after it.
  let joiner = "";
  // Marks on the letter that they stand on, also where something hidden parted them.
  let marks = 0;
  let from = 0;
  const keep = (part: string) => {
    if (part === "") return;
    if (joiner !== "" && joins(joiner, before, part)) add(joiner);
    joiner = "";
    add(part);
  };
  const add = (part: string) => {
    safe.push(part);
    before = (before + part.slice(-tailLength)).slice(-tailLength);
  };
  for (const match of text.matchAll(oddRuns)) {
    const found = match[0];
    const groups = match.groups!;
    if (match.index > from) marks = 0;
    keep(text.slice(from, match.index));
    from = match.index + found.length;
    if (groups.joiner !== undefined) joiner = found;
    else if (groups.selector !== undefined) keep(selectable.test(before) ? found : "");
    else if (groups.marks !== undefined) {
      const visible = visibleMarks(found).slice(0, mostMarks - marks);
      marks += visible.length;
      keep(onLetter(before, visible.join("")));
    } else {
      const seen = replacementOf(found, groups);
      if (seen !== "") marks = 0;
      keep(seen);
    }
  }
  keep(text.slice(from));
  return safe.join("");
};

/** Room for a pictograph with its modifier. */
const tailLength = 5;

const replacementOf = (found: string, groups: Readonly<Record<string, string | undefined>>): string => {
  if (groups.control !== undefined) return pictureOf(found);
  if (groups.refused !== undefined) return "\uFFFD";
  return seenFormat.test(found) ? found : "";
};

/** The Unicode picture of a control character (`␛` for escape), `�` for those without one. */
const pictureOf = (control: string): string => {
  const code = control.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "\u2421" : "\uFFFD";
};

const joins = (joiner: string, before: string, after: string): boolean =>
  (joiner === "\u200D" && emojiBefore.test(before) && emojiAfter.test(after)) ||
  (joiningScript.test(lastOf(before)) && joiningScript.test(firstOf(after)));

const visibleMarks = (marks: string): readonly string[] => [...marks].filter((mark) => !/\p{DI}/u.test(mark));

/** Marks stand on a letter of this text, never on whatever the screen shows to the left of it. */
const onLetter = (before: string, marks: string): string =>
  marks !== "" && before === "" ? `\u25CC${marks}` : marks;

const lastOf = (text: string): string => {
  const last = text.slice(-2);
  return last.codePointAt(0)! > 0xffff ? last : text.slice(-1);
};

const firstOf = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 0x20);

const expandTabs = (line: string): string => {
  const [first = "", ...rest] = line.split("\t");
  return rest.reduce((out, part) => out + " ".repeat(8 - (out.length % 8)) + part, first);
};
