import type { CustomerView, LogRow, ThreadRow } from "../../src/desk.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { Language } from "../../src/i18n/language.ts";
import { useLanguage } from "../app/language-context.ts";
import { useRows } from "../data/use-rows.ts";
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
  const near = at?.of === customer.id ? at.top : 0;
  const log = useRows("customerLog", { customer: customer.id }, near, near + 2 * room);
  const cursor = useCursor("customer.summary", {
    of: customer.id,
    length: log.total ?? 0,
    height: room,
    mode: "scroll",
  });
  const lines = rowsOf(log, cursor.top, room).map((row) => logSegments(row, width, language, glyphs));
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

const channelWidth = 10;

const logSegments = (
  row: LogRow,
  width: number,
  { text, dates }: Language,
  glyphs: Glyphs,
): readonly Segment[] => {
  const date = fitText(dates.short(row.at, Date.now()), dates.shortWidth);
  if (row.type === "message") {
    const who = fitText(safeLine(row.author) || text.unknownAuthor, Math.max(8, Math.round(width * 0.22)));
    const channel = fitText(channelName(row.channel, text), channelWidth);
    const sign = row.direction === "out" ? `${glyphs.replied} ` : "  ";
    const what = `${safeLine(row.subject) || text.noSubject}  ${safeLine(row.excerpt)}`;
    return [{ text: `${date} ${channel} ${sign}${who} ${what}` }];
  }
  if (row.type === "comment") {
    return [
      { text: `${date} ` },
      { text: `${text.summary.commented(safeLine(row.by))} ${safeLine(row.text)}`, style: theme.comment },
    ];
  }
  const state =
    row.state === "applied" ? "" : row.state === "undone" ? text.summary.undone : text.summary.refused;
  const sentence = `${safeLine(row.by)}: ${text.operations[row.kind]({})}`;
  return [{ text: `${date} ${sentence}${state === "" ? "" : ` (${state})`}`, style: theme.quiet }];
};
