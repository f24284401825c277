import { Text } from "ink";
import { memo } from "react";
import { safeLine } from "../../src/domain/safe-text.ts";
import { fitText } from "./fit-text.ts";
import { type Style, sgrOf } from "./style.ts";
import { displayWidth } from "./width.ts";

/** A piece of a row. The text need not be harmless: the row makes it so. */
export interface Segment {
  readonly text: string;
  readonly style?: Style;
}

export interface RowProps {
  readonly segments: readonly Segment[];
  /** Columns. The row fills them exactly: it is cut with `…` or padded in the last segment's style. */
  readonly width: number;
}

/**
 * One line of the screen as one `<Text>`. Everything that repaints often is made of these: a row whose text
 * did not change costs nothing, and few changes of style keep the bytes down.
 */
export const Row = memo(
  ({ segments, width }: RowProps) => <Text wrap="truncate">{rowText(segments, width)}</Text>,
  (before, after) =>
    before.width === after.width &&
    (before.segments === after.segments ||
      rowText(before.segments, before.width) === rowText(after.segments, after.width)),
);

/** The text of a row with its SGR sequences: exactly `width` columns, back in the default style at the end. */
export const rowText = (segments: readonly Segment[], width: number): string => {
  let row = "";
  let room = width;
  const runs = mergeRuns(segments);
  for (const [index, run] of runs.entries()) {
    if (room <= 0) break;
    const needed = displayWidth(run.text);
    const isLast = index === runs.length - 1;
    const text = needed > room || isLast ? fitText(run.text, room) : run.text;
    room -= isLast ? room : Math.min(needed, room);
    row += run.sgr === "" ? text : `\x1b[${run.sgr}m${text}\x1b[0m`;
  }
  return room > 0 ? row + " ".repeat(room) : row;
};

/** Neighbours of one style become one run, so that clusters form as they will on the screen. */
const mergeRuns = (segments: readonly Segment[]): readonly { text: string; sgr: string }[] => {
  const runs: { text: string; sgr: string }[] = [];
  for (const segment of segments) {
    const text = safeLine(segment.text);
    if (text === "") continue;
    const sgr = sgrOf(segment.style);
    const last = runs.at(-1);
    if (last?.sgr === sgr) last.text += text;
    else runs.push({ text, sgr });
  }
  return runs;
};
