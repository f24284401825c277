import { useEffect } from "react";
import type { CaseRow, CommentRow } from "../../src/desk.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { Language } from "../../src/i18n/language.ts";
import { useLanguage } from "../app/language-context.ts";
import { useQuery } from "../data/use-query.ts";
import { useRows } from "../data/use-rows.ts";
import { useMessageWindow } from "../inbox/use-message-window.ts";
import { emptyLines } from "../look/empty.ts";
import { useGlyphs } from "../look/glyphs.ts";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { useCursor, useNavigation } from "../navigation/use-navigation.ts";
import { fitText, wrapText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import type { TabProps } from "./tab-props.ts";

const mostRows = 8;

/** The customer's cases; below, the chosen one's messages and comments [I3]. */
export const CasesTab = ({ customer, width, height }: TabProps) => {
  const language = useLanguage();
  const { text } = language;
  const { marker } = useGlyphs();
  const at = useNavigation((navigation) => navigation.cursors["customer.cases"]);
  const near = at?.of === customer.id ? at.top : 0;
  const cases = useRows("customerCases", { customer: customer.id }, near, near + mostRows);
  const room = Math.max(1, Math.min(mostRows, height >> 2, cases.total ?? 1));
  const cursor = useCursor("customer.cases", {
    of: customer.id,
    length: cases.total ?? 0,
    height: room,
    mode: "select",
  });
  const chosen = cases.at(cursor.index);
  if (cases.total === 0) {
    const lines = emptyLines(text.cases.empty, text.cases.emptyHint, width);
    return <Rows width={width} height={height} lines={lines} />;
  }
  const lines = Array.from({ length: room }, (_, slot) => cases.at(cursor.top + slot)).map((row, slot) =>
    row === undefined
      ? []
      : caseLine(row, cursor.top + slot === cursor.index ? marker : " ", width, language),
  );
  return (
    <>
      <Rows width={width} height={room} lines={lines} />
      {chosen === undefined ? (
        <Rows width={width} height={height - room} lines={[]} />
      ) : (
        <CaseContent chosen={chosen} width={width} height={Math.max(1, height - room)} />
      )}
    </>
  );
};

const caseLine = (row: CaseRow, marker: string, width: number, { text, dates }: Language): Line => {
  const state = fitText(text.cases.states[row.state], 10);
  const comments = fitText(row.comments === 0 ? "" : text.cases.comments(row.comments), 14, "right");
  const date = fitText(dates.short(row.openedAt, Date.now()), dates.shortWidth, "right");
  const room = Math.max(8, width - 10 - 14 - dates.shortWidth - 5);
  return [
    { text: `${marker} ${state} ${fitText(safeLine(row.subject) || text.noSubject, room)} ` },
    { text: `${comments} ${date}`, style: theme.quiet },
  ];
};

type Line = readonly Segment[];

const CaseContent = ({ chosen, width, height }: { chosen: CaseRow; width: number; height: number }) => {
  const language = useLanguage();
  const { text } = language;
  const direction = useNavigation((navigation) => navigation.casesView);
  const inside = useNavigation((navigation) => navigation.insideCase !== null);
  const { lines, total, want } = useMessageWindow("caseMessages", { case: chosen.id, direction }, width);
  const comments = useQuery("caseComments", { case: chosen.id, offset: 0, limit: 100 });
  const all = [
    ...(total === 0 ? [[{ text: text.cases.noMessages[direction], style: theme.quiet }], []] : lines),
    ...commentLines(comments?.rows ?? [], width, language),
  ];
  const { dot } = useGlyphs();
  const opened = text.cases.openedBy(safeLine(chosen.openedBy), language.dates.full(chosen.openedAt));
  const room = Math.max(1, height - 2);
  const cursor = useCursor("customer.case", {
    of: `${chosen.id} ${direction}`,
    length: all.length,
    height: room,
    mode: "scroll",
    grows: true,
  });
  useEffect(() => want(cursor.top + 2 * room));
  return (
    <>
      <Rows
        width={width}
        height={2}
        lines={[
          [],
          [
            { text: text.cases.messages, style: inside ? theme.focused : theme.quiet },
            { text: `  ${text.cases.showing}: ${text.cases.views[direction]}`, style: theme.quiet },
            { text: ` ${dot} ${opened}`, style: theme.quiet },
          ],
        ]}
      />
      <Rows width={width} height={room} lines={all.slice(cursor.top, cursor.top + room)} />
    </>
  );
};

const commentLines = (
  comments: readonly CommentRow[],
  width: number,
  { text, dates }: Language,
): readonly Line[] => {
  const heading = comments.length === 0 ? text.cases.noComments : text.cases.comments(comments.length);
  return [
    [{ text: heading, style: theme.quiet }],
    ...comments.flatMap((comment): readonly Line[] => [
      [
        { text: safeLine(comment.by), style: theme.comment },
        { text: ` ${dates.full(comment.at)}`, style: theme.quiet },
      ],
      ...wrapText(safeLine(comment.text), width).map((line): Line => [{ text: line }]),
    ]),
  ];
};
