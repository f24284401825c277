import type { CustomerView, LogRow, ThreadRow } from "../../src/desk.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { Language } from "../../src/i18n/language.ts";
import { useLanguage } from "../app/language-context.ts";
import { type Rows as Answer, useRows } from "../data/use-rows.ts";
import { channelName } from "../look/channel-name.ts";
import { emptyLines } from "../look/empty.ts";
import { type Glyphs, useGlyphs } from "../look/glyphs.ts";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { useCursor, useNavigation } from "../navigation/use-navigation.ts";
import { fitText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import { displayWidth } from "../screen/width.ts";
import { CommentField, commentFieldHeight } from "./comment-field.tsx";
import { channelWidth, logLines } from "./log-lines.ts";
import type { TabProps } from "./tab-props.ts";

/** The status of all inquiries, the log over all identities, newest first, and the comment field [I1]. */
export const SummaryTab = ({ customer, width, height }: TabProps) => {
  const language = useLanguage();
  const glyphs = useGlyphs();
  const { summary } = language.text;
  const inquiries = useRows("inboxPage", { folder: "all", customer: customer.id }, 0, mostInquiries);
  const inquiryLines = rowsOf(
    inquiries,
    0,
    Math.min(inquiries.total ?? 0, height >= 24 ? mostInquiries : 3),
  ).map((row) => inquirySegments(row, width, language));
  const head: (readonly Segment[])[] = [
    ...statusLines(customer, width, language, glyphs),
    ...inquiryLines,
    [],
    [{ text: summary.log, style: theme.quiet }],
  ];
  const room = Math.max(1, height - head.length - commentFieldHeight);
  const at = useNavigation((navigation) => navigation.cursors["customer.summary"]);
  // The first page tells how much there is, also to who stays at the end of it.
  const { total = 0 } = useRows("customerLog", { customer: customer.id }, 0, room);
  const near = at?.of === customer.id ? Math.max(0, Math.min(at.top, total - room)) : 0;
  const log = useRows("customerLog", { customer: customer.id }, near, near + 2 * room);
  const linesOf = (row: LogRow) => logLines(row, width, room, language, glyphs);
  const cursor = useCursor("customer.summary", {
    of: customer.id,
    length: total,
    height: entriesAtEnd(log, total, room, linesOf),
    mode: "scroll",
    grows: true,
  });
  const lines = rowsOf(log, cursor.top, room).flatMap(linesOf).slice(0, room);
  return (
    <>
      <Rows width={width} height={head.length} lines={head} />
      <Rows
        width={width}
        height={room}
        lines={log.total === 0 ? emptyLines(summary.emptyLog, "", width) : lines}
      />
      <CommentField
        target={{ customer: customer.id, message: null }}
        label={language.text.deciding.comment.add}
        width={width}
      />
    </>
  );
};

/** How many of the last entries fit, at least one. Entries that are not here yet count as a row each. */
const entriesAtEnd = (
  log: Answer<LogRow>,
  total: number,
  room: number,
  linesOf: (row: LogRow) => readonly unknown[],
): number => {
  let used = 0;
  let entries = 0;
  while (entries < room) {
    const row = log.at(total - 1 - entries);
    used += row === undefined ? 1 : linesOf(row).length;
    if (used > room) break;
    entries++;
  }
  return Math.max(1, entries);
};

/** The newest inquiries are told one by one, the others by their number. */
const mostInquiries = 5;

const rowsOf = <R,>(rows: { at(index: number): R | undefined }, from: number, count: number): readonly R[] =>
  Array.from({ length: count }, (_, slot) => rows.at(from + slot)).filter((row) => row !== undefined);

/** What the customer has, in whole parts: those that a line has no room for go on below. */
const statusLines = (
  customer: CustomerView,
  width: number,
  { text: { summary } }: Language,
  { dot }: Glyphs,
): readonly (readonly Segment[])[] => {
  const label = `${summary.inquiries}  `;
  const room = width - displayWidth(label);
  const parts = [
    `${summary.threads(customer.threads)}, ${summary.open(customer.openThreads)}`,
    customer.cases === 0
      ? summary.noCases
      : `${summary.cases(customer.cases)}, ${summary.open(customer.openCases)}`,
    summary.messages(customer.messages),
    summary.identities(customer.identityTotal),
  ];
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const joined = last === undefined ? part : `${last} ${dot} ${part}`;
    if (last !== undefined && displayWidth(joined) <= room) lines[lines.length - 1] = joined;
    else lines.push(part);
  }
  return lines.map((line, index) => [
    { text: index === 0 ? label : " ".repeat(displayWidth(label)), style: theme.quiet },
    { text: line },
  ]);
};

const inquirySegments = (thread: ThreadRow, width: number, { text, dates }: Language): readonly Segment[] => {
  const state = fitText(thread.open ? text.inbox.open : text.inbox.closed, 8);
  const room = Math.max(8, width - 8 - channelWidth - dates.shortWidth - 5);
  const subject = fitText(safeLine(thread.subject) || text.noSubject, room);
  const date = fitText(dates.short(thread.lastAt, Date.now()), dates.shortWidth, "right");
  const line = `  ${state} ${fitText(channelName(thread.channel, text), channelWidth)} ${subject} ${date}`;
  return [thread.open ? { text: line } : { text: line, style: theme.quiet }];
};
