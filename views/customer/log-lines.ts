import type { LogRow } from "../../src/desk.ts";
import { safeBlock, safeLine } from "../../src/domain/safe-text.ts";
import type { Language } from "../../src/i18n/language.ts";
import { channelName } from "../look/channel-name.ts";
import type { Glyphs } from "../look/glyphs.ts";
import { theme } from "../look/theme.ts";
import { fitText, wrapText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";

type Line = readonly Segment[];

/**
 * The rows of one entry of the Summary's log [I1]. A message is told in one row, as its thread has the whole of it;
 * a comment and a decision stand nowhere else, so what a row has no room for goes on below. At most `most` rows.
 */
export const logLines = (
  row: LogRow,
  width: number,
  most: number,
  { text, dates }: Language,
  glyphs: Glyphs,
): readonly Line[] => {
  const date = fitText(dates.short(row.at, Date.now()), dates.shortWidth);
  if (row.type === "message") {
    const who = fitText(safeLine(row.author) || text.unknownAuthor, Math.max(8, Math.round(width * 0.22)));
    const channel = fitText(channelName(row.channel, text), channelWidth);
    const sign = row.direction === "out" ? `${glyphs.replied} ` : "  ";
    const what = `${safeLine(row.subject) || text.noSubject}  ${safeLine(row.excerpt)}`;
    return [[{ text: `${date} ${channel} ${sign}${who} ${what}` }]];
  }
  const below = (sentence: string, style: Segment["style"]): readonly Line[] =>
    wrapAtMost(sentence, Math.max(1, width - dates.shortWidth - 1), most).map((part, index) => [
      { text: `${index === 0 ? date : " ".repeat(dates.shortWidth)} ` },
      { text: part, style },
    ]);
  if (row.type === "comment") {
    return below(
      `${text.summary.commented(safeLine(row.by))} ${safeBlock(row.text).join("\n")}`,
      theme.comment,
    );
  }
  const state =
    row.state === "applied" ? "" : row.state === "undone" ? text.summary.undone : text.summary.refused;
  const sentence = `${safeLine(row.by)}: ${text.operations[row.kind]({})}`;
  return below(`${sentence}${state === "" ? "" : ` (${state})`}`, theme.quiet);
};

export const channelWidth = 10;

/** The last row says by `…` that there is more. */
const wrapAtMost = (text: string, width: number, most: number): readonly string[] => {
  const rows = text.split("\n").flatMap((line) => wrapText(line, width));
  if (rows.length <= most) return rows;
  return [...rows.slice(0, most - 1), fitText(rows.slice(most - 1).join(" "), width)];
};
