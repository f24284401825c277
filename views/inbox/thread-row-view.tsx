import { memo } from "react";
import type { ThreadRow } from "../../src/desk.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { Language } from "../../src/i18n/language.ts";
import { useLanguage } from "../app/language-context.ts";
import { type Glyphs, useGlyphs } from "../look/glyphs.ts";
import { theme } from "../look/theme.ts";
import { fitText } from "../screen/fit-text.ts";
import { Row, type Segment } from "../screen/row.tsx";

interface ThreadRowViewProps {
  /** Undefined while its page is on the way, or past the end. */
  readonly row: ThreadRow | undefined;
  readonly selected: boolean;
  /** A colleague looks at it, or types in it. */
  readonly company?: "here" | "typing" | null;
  readonly width: number;
}

/**
 * One thread in one row: marker, whether a colleague is there, who, what about, when. The selection is a sign in the
 * gutter rather than a reversed row, so that a move repaints two cells, and a colleague who comes or goes one.
 */
export const ThreadRowView = memo(({ row, selected, company = null, width }: ThreadRowViewProps) => {
  const language = useLanguage();
  const glyphs = useGlyphs();
  if (row === undefined) return <Row width={width} segments={blank} />;
  const marker: Segment = {
    text: `${selected ? glyphs.marker : " "}${company === null ? " " : glyphs[company]}`,
  };
  return <Row width={width} segments={[marker, ...threadSegments(row, width - 2, language, glyphs)]} />;
});

const blank: readonly Segment[] = [];

/** The columns of a thread in a list: name, subject, date. Closed ones are quiet. */
export const threadSegments = (
  row: ThreadRow,
  width: number,
  { text, dates }: Language,
  glyphs: Glyphs,
): readonly Segment[] => {
  const date = dates.short(row.lastAt, Date.now());
  const nameWidth = Math.max(8, Math.min(24, Math.round(width * 0.36)));
  const subjectWidth = Math.max(0, width - nameWidth - dates.shortWidth - 2);
  const name = fitText(safeLine(row.customerName ?? text.anonymous), nameWidth);
  const replied = row.lastDirection === "out" ? `${glyphs.replied} ` : "";
  const subject = fitText(replied + safeLine(row.subject || text.noSubject), subjectWidth);
  const line = `${name} ${subject} ${fitText(date, dates.shortWidth, "right")}`;
  return [row.open ? { text: line } : { text: line, style: theme.quiet }];
};
