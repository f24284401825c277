import stringWidth from "string-width";
import { safeLine } from "../domain/safe-text.ts";

/** One column of a table for people. */
export interface Column<Row> {
  readonly title: string;
  /** From outside or not: it is made harmless here. */
  readonly text: (row: Row) => string;
  readonly right?: boolean;
}

export interface TableStyle {
  /** Columns of the terminal; null leaves rows as long as they are. */
  readonly width: number | null;
  readonly ascii: boolean;
  readonly bold: boolean;
}

const gap = "  ";
const narrowest = 8;

/** Rows as lines, columns aligned by display width; the widest give way when a terminal is too narrow. */
export const tableLines = <Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  style: TableStyle,
): readonly string[] => {
  const cells = rows.map((row) => columns.map((column) => safeLine(column.text(row))));
  const widths = fitWidths(
    columns.map((column, at) =>
      cells.reduce((most, row) => Math.max(most, stringWidth(row[at] ?? "")), stringWidth(column.title)),
    ),
    style.width,
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => sized(cell, widths[at] ?? 0, columns[at]?.right ?? false, style.ascii))
      .join(gap)
      .trimEnd();
  const head = line(columns.map((column) => column.title));
  return [style.bold ? `\u001b[1m${head}\u001b[22m` : head, ...cells.map(line)];
};

/** Takes from the widest column first, so that short ones stay whole. */
const fitWidths = (natural: readonly number[], width: number | null): readonly number[] => {
  const widths = [...natural];
  if (width === null) return widths;
  const whole = () => widths.reduce((sum, one) => sum + one, 0) + gap.length * (widths.length - 1);
  while (whole() > width) {
    const widest = widths.indexOf(Math.max(...widths));
    const now = widths[widest] ?? 0;
    if (now <= narrowest) break;
    widths[widest] = now - 1;
  }
  return widths;
};

const sized = (cell: string, width: number, right: boolean, ascii: boolean): string => {
  const cut = stringWidth(cell) > width ? cutTo(cell, width, ascii ? "~" : "…") : cell;
  const space = " ".repeat(Math.max(0, width - stringWidth(cut)));
  return right ? space + cut : cut + space;
};

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

const cutTo = (text: string, width: number, ellipsis: string): string => {
  let kept = "";
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    const columns = stringWidth(segment);
    if (used + columns > width - 1) break;
    kept += segment;
    used += columns;
  }
  return kept + ellipsis;
};
