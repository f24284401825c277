import { clustersOf, displayWidth } from "./width.ts";

export type Align = "left" | "right" | "centre";

/**
 * A harmless line cut and padded to exactly `width` columns. What does not fit ends in `…`, which a screen
 * without Unicode shows as `~`. A wide character that would stand half outside is left out.
 */
export const fitText = (text: string, width: number, align: Align = "left"): string => {
  if (width <= 0) return "";
  const room = width - displayWidth(text);
  if (room === 0) return text;
  if (room < 0) return cut(text, width);
  const left = align === "left" ? 0 : align === "right" ? room : room >> 1;
  return " ".repeat(left) + text + " ".repeat(room - left);
};

const cut = (text: string, width: number): string => {
  let kept = "";
  let used = 0;
  for (const cluster of clustersOf(text)) {
    if (used + cluster.width > width - 1) break;
    kept += cluster.text;
    used += cluster.width;
  }
  return `${kept}…${" ".repeat(width - 1 - used)}`;
};

/**
 * A harmless line broken into rows of at most `width` columns, at spaces where there is one. An empty line is
 * one empty row. Rows are not padded.
 */
export const wrapText = (text: string, width: number): readonly string[] => {
  if (displayWidth(text) <= width) return [text];
  const rows: string[] = [];
  let row = "";
  let used = 0;
  let breakAt = -1;
  for (const cluster of clustersOf(text)) {
    if (used + cluster.width > width && row !== "") {
      const kept = cluster.text === " " || breakAt <= 0 ? row : row.slice(0, breakAt);
      rows.push(kept.trimEnd());
      row = row.slice(kept.length);
      used = displayWidth(row);
      breakAt = -1;
      if (cluster.text === " ") continue;
    }
    row += cluster.text;
    used += cluster.width;
    if (cluster.text === " ") breakAt = row.length;
  }
  if (row !== "" || rows.length === 0) rows.push(row.trimEnd());
  return rows;
};
