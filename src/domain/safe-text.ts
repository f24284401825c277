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
    "(?<marks>\\p{M}+)",
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
  let from = 0;
  const keep = (part: string) => {
    safe.push(part);
    before = (before + part.slice(-tailLength)).slice(-tailLength);
  };
  for (const match of text.matchAll(oddRuns)) {
    keep(text.slice(from, match.index));
    from = match.index + match[0].length;
    keep(replacementOf(match, before, text.slice(from, from + 2)));
  }
  keep(text.slice(from));
  return safe.join("");
};

/** Room for a pictograph with its modifier. */
const tailLength = 5;

const replacementOf = (match: RegExpExecArray, before: string, after: string): string => {
  const found = match[0];
  const groups = match.groups!;
  if (groups.control !== undefined) return pictureOf(found);
  if (groups.joiner !== undefined) return joins(found, before, after) ? found : "";
  if (groups.selector !== undefined) return selectable.test(before) ? found : "";
  if (groups.marks !== undefined) return marksOn(before, found);
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

/** Marks stand on a letter of this text, never on whatever the screen shows to the left of it. */
const marksOn = (before: string, marks: string): string => {
  const visible = [...marks].filter((mark) => !/\p{DI}/u.test(mark)).slice(0, mostMarks);
  if (visible.length === 0) return "";
  return (before === "" ? "\u25CC" : "") + visible.join("");
};

const lastOf = (text: string): string => {
  const last = text.slice(-2);
  return last.codePointAt(0)! > 0xffff ? last : text.slice(-1);
};

const firstOf = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 0x20);

const expandTabs = (line: string): string => {
  const [first = "", ...rest] = line.split("\t");
  return rest.reduce((out, part) => out + " ".repeat(8 - (out.length % 8)) + part, first);
};
