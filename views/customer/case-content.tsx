import { useEffect } from "react";
import type { CaseRow } from "../../src/desk.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import { useLanguage } from "../app/language-context.ts";
import { useQuery } from "../data/use-query.ts";
import { useMessageWindow } from "../inbox/use-message-window.ts";
import { useGlyphs } from "../look/glyphs.ts";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { useCursor, useNavigation } from "../navigation/use-navigation.ts";
import type { Segment } from "../screen/row.tsx";
import { displayWidth } from "../screen/width.ts";
import { caseLines } from "./case-lines.ts";
import { CommentField, commentFieldHeight } from "./comment-field.tsx";

interface CaseContentProps {
  readonly chosen: CaseRow;
  readonly width: number;
  readonly height: number;
}

/** An empty row and the heading. */
const headHeight = 2;
/** The gutter in which the selected message and the reading place stand. */
const gutter = 2;

/**
 * The messages of a case with the comments on each, those on the case itself, and the comment field. With the keys
 * the message that the cursor stands in is the selected one, which a comment is placed on [I3].
 */
export const CaseContent = ({ chosen, width, height }: CaseContentProps) => {
  const language = useLanguage();
  const { text } = language;
  const { marker, vertical, dot } = useGlyphs();
  const direction = useNavigation((navigation) => navigation.casesView);
  const inside = useNavigation((navigation) => navigation.insideCase !== null);
  const inner = width - gutter;
  const messages = useMessageWindow("caseMessages", { case: chosen.id, direction }, inner);
  const comments = useQuery("caseComments", { case: chosen.id, offset: 0, limit: 500 });
  const { lines, stops } = caseLines(messages, comments?.rows ?? [], direction, inner, language);
  const room = Math.max(1, height - headHeight - commentFieldHeight);
  const cursor = useCursor("customer.case", {
    of: `${chosen.id} ${direction}`,
    length: lines.length,
    height: room,
    mode: "select",
    stops,
    grows: true,
  });
  const { want } = messages;
  useEffect(() => want(cursor.top + 2 * room));
  const message = stops.findLastIndex((stop) => stop <= cursor.index);
  const [from, to] = [stops[message] ?? 0, stops[message + 1] ?? lines.length];
  const signOf = (line: number): Segment => {
    if (!inside) return { text: "  " };
    if (line === cursor.index) return { text: `${marker} ` };
    return line >= from && line < to ? { text: `${vertical} `, style: theme.key } : { text: "  " };
  };
  const onMessage = inside && messages.ids[message] !== undefined;
  const opened = text.cases.openedBy(safeLine(chosen.openedBy), language.dates.full(chosen.openedAt));
  const showing = `  ${text.cases.showing}: ${text.cases.views[direction]}`;
  const hasRoom = displayWidth(`${text.cases.messages}${showing} ${dot} ${opened}`) <= width;
  return (
    <>
      <Rows
        width={width}
        height={headHeight}
        lines={[
          [],
          [
            { text: text.cases.messages, style: inside ? theme.focused : theme.quiet },
            { text: showing, style: theme.quiet },
            ...(hasRoom ? [{ text: ` ${dot} ${opened}`, style: theme.quiet }] : []),
          ],
        ]}
      />
      <Rows
        width={width}
        height={room}
        lines={lines
          .slice(cursor.top, cursor.top + room)
          .map((line, slot) => [signOf(cursor.top + slot), ...line])}
      />
      <CommentField
        target={{ case: chosen.id, message: onMessage ? (messages.ids[message] ?? null) : null }}
        label={onMessage ? text.deciding.comment.onMessage : text.deciding.comment.onCase}
        width={width}
      />
    </>
  );
};
