import type { CommentRow } from "../../src/desk.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { Catalogue } from "../../src/i18n/catalogue.ts";
import type { Language } from "../../src/i18n/language.ts";
import type { MessageWindow } from "../inbox/use-message-window.ts";
import { theme } from "../look/theme.ts";
import type { CasesView } from "../navigation/state.ts";
import { wrapText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";

type Line = readonly Segment[];

export interface CaseLines {
  readonly lines: readonly Line[];
  /** Where each message begins, then where the comments on no message that shows begin. */
  readonly stops: readonly number[];
}

/** The messages that are here, each with the comments on it below, then all other comments of the case. */
export const caseLines = (
  { lines, starts, ids, total }: MessageWindow,
  comments: readonly CommentRow[],
  direction: CasesView,
  width: number,
  language: Language,
): CaseLines => {
  const { text } = language;
  const all: Line[] = [];
  const stops: number[] = [];
  if (total === 0) all.push([{ text: text.cases.noMessages[direction], style: theme.quiet }], []);
  for (const [index, id] of ids.entries()) {
    stops.push(all.length);
    const own = comments.filter(({ message }) => message === id);
    const body = lines.slice(starts[index], starts[index + 1]);
    if (own.length === 0) all.push(...body);
    else
      all.push(...body.slice(0, -1), ...own.flatMap((comment) => commentLines(comment, width, language)), []);
  }
  stops.push(all.length);
  const others = comments.filter(({ message }) => message === null || !ids.includes(message));
  all.push([{ text: headingOf(others.length, comments.length, text), style: theme.quiet }]);
  all.push(...others.flatMap((comment) => commentLines(comment, width, language)));
  return { lines: all, stops };
};

/** Counts what stands below it: comments on the messages above have been seen there. */
const headingOf = (below: number, total: number, { cases }: Catalogue): string => {
  if (total === 0) return cases.noComments;
  if (below === 0) return cases.noOtherComments;
  return below === total ? cases.comments(below) : cases.otherComments(below);
};

const commentLines = (
  { by, at, text }: CommentRow,
  width: number,
  { text: catalogue, dates }: Language,
): readonly Line[] => [
  [
    { text: `${catalogue.summary.commented(safeLine(by))}`, style: theme.comment },
    { text: ` ${dates.full(at)}`, style: theme.quiet },
  ],
  ...wrapText(safeLine(text), width).map((line): Line => [{ text: line }]),
];
