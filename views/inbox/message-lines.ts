import type { MessageRow } from "../../src/desk.ts";
import { safeBlock, safeLine } from "../../src/domain/safe-text.ts";
import type { Language } from "../../src/i18n/language.ts";
import { theme } from "../look/theme.ts";
import { fitText, wrapText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import { displayWidth } from "../screen/width.ts";

export type Line = readonly Segment[];

/** Makes the rows of messages, and keeps them as long as the message is kept. One for each place that shows them. */
export interface MessageLines {
  of(message: MessageRow): readonly Line[];
}

/** Rows of `width` columns: who and when, the wrapped text with quotes set back, an empty row. */
export const createMessageLines = (width: number, language: Language): MessageLines => {
  const known = new WeakMap<MessageRow, readonly Line[]>();
  return {
    of: (message) => {
      const found = known.get(message);
      if (found !== undefined) return found;
      const lines = linesOf(message, width, language);
      known.set(message, lines);
      return lines;
    },
  };
};

const linesOf = (message: MessageRow, width: number, { text, dates }: Language): readonly Line[] => {
  const date = dates.full(message.sentAt);
  const isReply = message.direction === "out";
  const author = safeLine(message.author);
  const named = isReply ? `${text.inbox.outgoing}: ${author}` : author;
  const who = author === "" ? (isReply ? text.inbox.outgoing : text.unknownAuthor) : named;
  const room = Math.max(0, width - displayWidth(date) - 1);
  const body = trimEnd(safeBlock(message.text));
  return [
    [
      { text: fitText(who, room), style: isReply ? theme.outgoing : theme.incoming },
      { text: ` ${date}`, style: theme.quiet },
    ],
    ...(body.length === 0 ? [[{ text: text.noText, style: theme.quiet }]] : body.flatMap(bodyLines(width))),
    [],
  ];
};

const bodyLines =
  (width: number) =>
  (line: string): readonly Line[] =>
    wrapText(line, width).map((row) => [
      line.startsWith(">") ? { text: row, style: theme.quiet } : { text: row },
    ]);

const trimEnd = (lines: readonly string[]): readonly string[] => {
  const last = lines.findLastIndex((line) => line.trim() !== "");
  return lines.slice(0, last + 1);
};
