import { safeLine } from "../../src/domain/safe-text.ts";
import type { Catalogue } from "../../src/i18n/catalogue.ts";
import type { Language } from "../../src/i18n/language.ts";
import { theme } from "../look/theme.ts";
import { fitText, wrapText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import { displayWidth } from "../screen/width.ts";
import { describeSource } from "./describe-source.ts";
import type { Review } from "./review.ts";
import type { ReviewRow } from "./review-rows.ts";

type Line = readonly Segment[];

/** The review as lines, and the line on which each row starts. What is too long is wrapped: nothing is cut. */
export const reviewLines = (
  review: Review,
  rows: readonly ReviewRow[],
  selected: number,
  marker: string,
  width: number,
  language: Language,
): { readonly lines: readonly Line[]; readonly starts: readonly number[] } => {
  const lines: Line[] = [];
  const starts: number[] = [];
  const widest = Math.max(
    12,
    ...rows.map((row) => (row.type === "value" ? displayWidth(safeLine(row.value.value)) : 0)),
  );
  for (const [index, row] of rows.entries()) {
    if (row.type === "save") lines.push([]);
    starts.push(lines.length);
    lines.push(...linesOf(row, review, index === selected ? `${marker} ` : "  ", widest, width, language));
  }
  return { lines, starts };
};

/** Columns of the names of the fields, with a blank after them. */
export const labelWidthOf = (text: Catalogue): number =>
  Math.max(...Object.values(text.profile.fields).map(displayWidth)) + 1;

const linesOf = (
  row: ReviewRow,
  review: Review,
  marker: string,
  widest: number,
  width: number,
  { text }: Language,
): readonly Line[] => {
  if (row.type === "save" || row.type === "cancel") {
    return [[{ text: marker }, { text: `[ ${text.merge[row.type]} ]`, style: theme.key }]];
  }
  const labelWidth = labelWidthOf(text);
  const label: Segment = { text: fitText(text.profile.fields[row.field], labelWidth), style: theme.quiet };
  if (row.type === "empty") return [[{ text: marker }, label, { text: text.profile.unset }]];
  const { taken } = row.value;
  const sign = row.several ? (taken ? "[x] " : "[ ] ") : taken ? "(x) " : "( ) ";
  const rest = Math.max(12, width - 2 - labelWidth - sign.length - 2);
  const valueWidth = Math.min(widest, Math.ceil(rest * 0.64));
  const values = wrapText(safeLine(row.value.value), valueWidth);
  const notes = [
    row.primary ? text.profile.primary : "",
    row.alternatives && row.value.proposed ? text.merge.proposed : "",
    describeSource(row.field, row.value, review.sides, text),
  ].filter((note) => note !== "");
  const sources = wrapText(safeLine(notes.join("; ")), rest - valueWidth);
  return Array.from({ length: Math.max(values.length, sources.length) }, (_, at): Line => {
    const value = fitText(values[at] ?? "", valueWidth);
    return [
      { text: at === 0 ? marker : "  " },
      at === 0 && row.first ? label : { text: " ".repeat(labelWidth) },
      { text: at === 0 ? sign : " ".repeat(sign.length) },
      taken ? { text: value } : { text: value, style: theme.quiet },
      { text: `  ${sources[at] ?? ""}`, style: theme.quiet },
    ];
  });
};
