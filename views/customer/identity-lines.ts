import type { CustomerRow, CustomerView, SuggestionRow } from "../../src/desk.ts";
import type { CustomerId } from "../../src/domain/ids.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { Catalogue } from "../../src/i18n/catalogue.ts";
import type { Language } from "../../src/i18n/language.ts";
import { hintOf } from "../keys/keymap.ts";
import type { Glyphs } from "../look/glyphs.ts";
import { theme } from "../look/theme.ts";
import { fitText, wrapText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import { displayWidth } from "../screen/width.ts";
import { accountLines } from "./account-line.ts";
import type { IdentityItem } from "./identity-items.ts";

type Line = readonly Segment[];

interface Shown {
  readonly customer: CustomerView;
  readonly items: readonly IdentityItem[];
  /** What was searched for and how much it found; null before a search. */
  readonly search: { readonly text: string; readonly total: number } | null;
  readonly marked: readonly CustomerId[];
  readonly selected: number;
}

/** The rows of the Identities tab under their headings, and the line on which each item starts. */
export const identityLines = (
  shown: Shown,
  width: number,
  language: Language,
  glyphs: Glyphs,
): { readonly lines: readonly Line[]; readonly starts: readonly number[] } => {
  const { items, search, selected } = shown;
  const { text } = language;
  const lines: Line[] = search?.total === 0 ? [quiet(text.identities.noHits(safeLine(search.text))), []] : [];
  const starts: number[] = [];
  for (const [index, item] of items.entries()) {
    if (item.type !== items[index - 1]?.type) {
      if (index > 0) lines.push(...endOf(items[index - 1], shown, text), []);
      lines.push(...headingOf(item, shown, width, text));
    }
    starts.push(lines.length);
    lines.push(...linesOf(item, index === selected ? `${glyphs.marker} ` : "  ", shown, width, language));
  }
  lines.push(...endOf(items.at(-1), shown, text));
  return { lines, starts };
};

const quiet = (text: string): Line => [{ text, style: theme.quiet }];

const headingOf = (
  item: IdentityItem,
  { search, marked }: Shown,
  width: number,
  text: Catalogue,
): readonly Line[] => {
  if (item.type === "identity") return [quiet(text.identities.own)];
  const heading = item.type === "hit" ? text.identities.hits(search?.total ?? 0) : text.merge.suggestions;
  if (marked.length === 0) return [quiet(heading)];
  const note = text.merge.marked(marked.length, hintOf("identities.merge"));
  return width < narrow ? [quiet(heading), quiet(note)] : [quiet(`${heading}  ${note}`)];
};

const endOf = (item: IdentityItem | undefined, { customer }: Shown, text: Catalogue): readonly Line[] => {
  const more = customer.identityTotal - customer.identities.length;
  return item?.type === "identity" && more > 0 ? [quiet(`  ${text.identities.more(more)}`)] : [];
};

const linesOf = (
  item: IdentityItem,
  marker: string,
  shown: Shown,
  width: number,
  language: Language,
): readonly Line[] => {
  switch (item.type) {
    case "identity":
      return accountLines(item.row, width, language, marker);
    case "hit":
      return candidateLines(item.row, marker, shown, width, language.text);
    case "suggestion":
      return [
        ...candidateLines(item.row.b, marker, shown, width, language.text),
        ...reasonLines(item.row, width, language),
      ];
  }
};

/** A customer that can be merged: its mark, its name, what matched, and the button. Two lines where it is narrow. */
const candidateLines = (
  row: CustomerRow,
  marker: string,
  { customer, marked }: Shown,
  width: number,
  text: Catalogue,
): readonly Line[] => {
  const isOwn = row.id === customer.id;
  const isOpen = !isOwn && !row.locked && !row.anonymized && !customer.locked && !customer.anonymized;
  const sign = isOwn ? "    " : marked.includes(row.id) ? "[x] " : "[ ] ";
  const state = isOwn
    ? text.identities.thisCustomer
    : row.anonymized
      ? text.customer.anonymized
      : row.locked
        ? text.customer.locked
        : "";
  const action = isOpen ? `[ ${text.merge.merge} ]` : state;
  const name = safeLine(row.name ?? text.anonymous);
  const kinds = row.kinds.map((kind) => text.channels[kind]).join(", ");
  const actionSegment: Segment = { text: ` ${action}`, style: isOpen ? theme.key : theme.warning };
  const rest = width - 2 - sign.length - displayWidth(action) - 1;
  // The same columns in every row, whatever stands at its end.
  const nameWidth = Math.round(
    (width - 2 - sign.length - displayWidth(`[ ${text.merge.merge} ]`) - 1) * 0.36,
  );
  const hint = `${safeLine(row.hint)}  `;
  const isTooMuch = displayWidth(hint) + displayWidth(kinds) > rest - nameWidth - 1;
  if (width < narrow || isTooMuch) {
    return [
      [{ text: marker + sign }, { text: fitText(name, rest), style: theme.strong }, actionSegment],
      [{ text: `      ${safeLine(row.hint)}` }, { text: `  ${kinds}`, style: theme.quiet }],
    ];
  }
  return [
    [
      { text: marker + sign },
      { text: fitText(name, nameWidth), style: theme.strong },
      { text: ` ${hint}` },
      { text: fitText(kinds, rest - nameWidth - 1 - displayWidth(hint)), style: theme.quiet },
      actionSegment,
    ],
  ];
};

const narrow = 60;

/** Why the two may be one person: the reasons add up to the score [M1]. */
const reasonLines = (
  { score, reasons }: SuggestionRow,
  width: number,
  { text, number }: Language,
): readonly Line[] => {
  const sum = reasons
    .map(({ rule, weight }, index) => {
      const sign = weight < 0 ? "− " : index === 0 ? "" : "+ ";
      return `${sign}${text.merge.rules[rule]} ${number(Math.abs(weight))}`;
    })
    .join(" ");
  const sentence = `${sum} = ${text.merge.score(number(score))}`;
  return wrapText(sentence, width - 6).map((line) => quiet(`      ${line}`));
};
