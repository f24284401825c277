import { safeLine } from "../../src/domain/safe-text.ts";
import type { Language } from "../../src/i18n/language.ts";
import type { Glyphs } from "../look/glyphs.ts";
import { theme } from "../look/theme.ts";
import { fitText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import type { SearchHit, SearchHits } from "./search-hits.ts";

/** Hits under their headings, and the line on which the selected one stands. */
export const hitLines = (
  { hits, totals }: SearchHits,
  selected: number,
  width: number,
  language: Language,
  glyphs: Glyphs,
): { lines: readonly (readonly Segment[])[]; selectedLine: number } => {
  const lines: (readonly Segment[])[] = [];
  let selectedLine = 0;
  for (const [index, hit] of hits.entries()) {
    if (hit.type !== hits[index - 1]?.type) {
      const { customers, messages } = language.text.search;
      const heading = hit.type === "customer" ? customers : messages;
      lines.push([{ text: `${heading} ${language.number(totals[hit.type])}`, style: theme.quiet }]);
    }
    if (index === selected) selectedLine = lines.length;
    const marker = index === selected ? `${glyphs.marker} ` : "  ";
    lines.push([{ text: marker }, ...hitSegments(hit, width - 2, language)]);
  }
  return { lines, selectedLine };
};

const hitSegments = (hit: SearchHit, width: number, { text, dates }: Language): readonly Segment[] => {
  const nameWidth = Math.max(8, Math.min(28, Math.round(width * 0.3)));
  if (hit.type === "customer") {
    const { name, hint } = hit.row;
    return [
      { text: fitText(safeLine(name ?? text.anonymous), nameWidth), style: theme.strong },
      { text: ` ${safeLine(hint)}` },
    ];
  }
  const { customerName, subject, excerpt, sentAt } = hit.row;
  const room = Math.max(0, width - nameWidth - dates.shortWidth - 2);
  const about = `${safeLine(subject) || text.noSubject}  ${safeLine(excerpt)}`;
  return [
    { text: `${fitText(safeLine(customerName ?? text.anonymous), nameWidth)} ${fitText(about, room)} ` },
    { text: fitText(dates.short(sentAt, Date.now()), dates.shortWidth, "right"), style: theme.quiet },
  ];
};
