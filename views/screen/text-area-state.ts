import { safeBlock, safeLine } from "../../src/domain/safe-text.ts";
import { clustersOf } from "./width.ts";

/** A text of several lines with the place of its cursor, both counted in graphemes. */
export interface AreaState {
  /** At least one; harmless. */
  readonly lines: readonly string[];
  readonly line: number;
  readonly column: number;
}

/** A row of a wrapped line: the graphemes `from` (inclusive) to `to` (exclusive) of it. */
export interface AreaRow {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The state after a key; the same one where the key means nothing here. */
export const afterKey = (
  state: AreaState,
  key: { readonly name: string; readonly text: string },
  width: number,
): AreaState => {
  switch (key.name) {
    case "enter":
      return splitLine(state);
    case "backspace":
      return state.column === 0 && state.line === 0 ? state : removeAt(left(state));
    case "delete":
      return removeAt(state);
    case "left":
      return left(state);
    case "right":
      return right(state);
    case "up":
      return vertical(state, -1, width);
    case "down":
      return vertical(state, 1, width);
    case "home":
      return { ...state, column: 0 };
    case "end":
      return { ...state, column: lengthOf(state) };
    case "ctrl+u":
      return { ...state, lines: state.lines.with(state.line, ""), column: 0 };
    case "paste":
      return insertLines(state, safeBlock(key.text));
    default:
      return key.text === "" ? state : insert(state, safeLine(key.text));
  }
};

/** All rows, broken at blanks where there are some. */
export const areaRows = (lines: readonly string[], width: number): readonly AreaRow[] =>
  lines.flatMap((text, line) => wrapLine(text, line, width));

/** The row and the column in it where the cursor stands. */
export const cursorIn = (
  rows: readonly AreaRow[],
  { line, column }: AreaState,
): { row: number; column: number } => {
  const row = rows.findLastIndex((each) => each.line === line && each.from <= column);
  return { row, column: column - (rows[row]?.from ?? 0) };
};

const graphemes = (text: string): readonly string[] => clustersOf(text).map((cluster) => cluster.text);
const lineOf = ({ lines, line }: AreaState): readonly string[] => graphemes(lines[line] ?? "");
const lengthOf = (state: AreaState): number => lineOf(state).length;

const insert = (state: AreaState, text: string): AreaState => {
  const here = lineOf(state);
  const before = here.slice(0, state.column).join("") + text;
  const line = before + here.slice(state.column).join("");
  // A combining mark joins what it follows.
  return { ...state, lines: state.lines.with(state.line, line), column: graphemes(before).length };
};

const insertLines = (state: AreaState, lines: readonly string[]): AreaState =>
  lines.reduce((at, line, index) => insert(index === 0 ? at : splitLine(at), line), state);

const splitLine = (state: AreaState): AreaState => {
  const here = lineOf(state);
  const parts = [here.slice(0, state.column).join(""), here.slice(state.column).join("")];
  return { lines: state.lines.toSpliced(state.line, 1, ...parts), line: state.line + 1, column: 0 };
};

const removeAt = (state: AreaState): AreaState => {
  const here = lineOf(state);
  if (state.column < here.length) {
    const text = here.toSpliced(state.column, 1).join("");
    return { ...state, lines: state.lines.with(state.line, text) };
  }
  const next = state.lines[state.line + 1];
  if (next === undefined) return state;
  return { ...state, lines: state.lines.toSpliced(state.line, 2, here.join("") + next) };
};

const left = (state: AreaState): AreaState => {
  if (state.column > 0) return { ...state, column: state.column - 1 };
  if (state.line === 0) return state;
  const above = { ...state, line: state.line - 1 };
  return { ...above, column: lengthOf(above) };
};

const right = (state: AreaState): AreaState => {
  if (state.column < lengthOf(state)) return { ...state, column: state.column + 1 };
  return state.line + 1 < state.lines.length ? { ...state, line: state.line + 1, column: 0 } : state;
};

const vertical = (state: AreaState, by: 1 | -1, width: number): AreaState => {
  const rows = areaRows(state.lines, width);
  const at = cursorIn(rows, state);
  const target = rows[at.row + by];
  if (target === undefined) return state;
  const isLast = rows[at.row + by + 1]?.line !== target.line;
  const most = target.to - target.from - (isLast ? 0 : 1);
  return { ...state, line: target.line, column: target.from + Math.min(at.column, most) };
};

const wrapLine = (text: string, line: number, width: number): readonly AreaRow[] => {
  const clusters = clustersOf(text);
  const rows: AreaRow[] = [];
  const push = (from: number, to: number) => {
    const part = clusters.slice(from, to).map((cluster) => cluster.text);
    rows.push({ line, from, to, text: part.join("") });
  };
  let from = 0;
  let used = 0;
  let breakAt = 0;
  for (const [index, cluster] of clusters.entries()) {
    if (used + cluster.width > width && index > from) {
      const to = breakAt > from ? breakAt : index;
      push(from, to);
      from = to;
      used = clusters.slice(from, index).reduce((sum, each) => sum + each.width, 0);
    }
    used += cluster.width;
    if (cluster.text === " ") breakAt = index + 1;
  }
  push(from, clusters.length);
  return rows;
};
