import { blankCells, type Cells, readCells } from "./cells.ts";
import { type Cursor, moveCursor } from "./cursor.ts";
import { createPens, type Pen, type Pens } from "./pens.ts";
import type { ColourDepth } from "./screen.ts";

export interface CellDiff {
  /** The bytes that turn what the terminal shows into this frame; empty when it shows it already. */
  readonly paint: (frame: string) => string;
  /** The terminal's content is unknown: the next frame is written whole. */
  readonly invalidate: () => void;
  /** A new size; implies `invalidate`. */
  readonly resize: (columns: number, rows: number) => void;
}

export interface CellDiffOptions {
  readonly columns: number;
  readonly rows: number;
  readonly colour: ColourDepth;
  readonly unicode: boolean;
}

/**
 * Turns frames into the fewest bytes: it knows each cell of the terminal and writes those that changed, with
 * the cheapest moves of the cursor and changes of the pen. Autowrap must be off on the terminal.
 */
export const createCellDiff = (options: CellDiffOptions): CellDiff => {
  const pens = createPens(options.colour);
  let { columns, rows } = options;
  let lines: (string | null)[] = [];
  let shown: Cells[] = [];
  let isKnown = false;
  const state: DiffState = { pens, cursor: { row: -1, column: -1 }, pen: 0, out: "" };

  const startAnew = () => {
    state.out = "\x1b[m\x1b[H\x1b[2J";
    state.cursor = { row: 0, column: 0 };
    state.pen = 0;
    lines = new Array<string | null>(rows).fill("");
    shown = Array.from({ length: rows }, () => blankCells(columns));
    isKnown = true;
  };

  return {
    paint: (frame) => {
      state.out = "";
      if (!isKnown) startAnew();
      const next = frame.split("\n");
      for (let row = 0; row < rows; row++) {
        const line = next[row] ?? "";
        if (line === lines[row]) continue;
        const cells = readCells(line, columns, pens, options.unicode);
        writeRow(state, row, shown[row]!, cells, columns);
        lines[row] = line;
        shown[row] = cells;
      }
      return state.out;
    },
    invalidate: () => {
      isKnown = false;
    },
    resize: (newColumns, newRows) => {
      columns = newColumns;
      rows = newRows;
      isKnown = false;
    },
  };
};

interface DiffState {
  readonly pens: Pens;
  cursor: Cursor;
  pen: Pen;
  out: string;
}

/** Erasing to the end of the line takes 3 bytes, a run of blanks in the middle about 9 with the move over it. */
const worthEraseRun = 10;
const worthEraseEnd = 4;

const writeRow = (state: DiffState, row: number, before: Cells, after: Cells, columns: number): void => {
  const tail = blankTailStart(after, columns);
  const eraseEnd = tail < columns && countChanged(before, after, tail, columns) >= worthEraseEnd;
  const end = eraseEnd ? tail : columns;
  // Right of a cluster that may have come out wider than it should, nothing is known.
  let unknownUntil = 0;
  for (let column = 0; column < end; column++) {
    if (column >= unknownUntil && isSame(before, after, column)) continue;
    if (after.texts[column] === "") continue;
    const blanks = changedBlanks(before, after, column, end);
    if (blanks >= worthEraseRun) {
      eraseRun(state, row, column, blanks);
      column += blanks - 1;
      continue;
    }
    goTo(state, row, column, after);
    const isDisputed = after.disputed?.[column] ?? false;
    if (isDisputed) {
      writeDisputed(state, row, column, after);
      unknownUntil = Math.max(unknownUntil, column + 2 * after.texts[column]!.length);
    } else writeCell(state, after, column, columns);
  }
  if (!eraseEnd) return;
  goTo(state, row, tail, after);
  if (!state.pens.erasesPlain(state.pen)) setPen(state, 0);
  state.out += "\x1b[K";
};

const isSame = (before: Cells, after: Cells, column: number): boolean =>
  before.texts[column] === after.texts[column] && before.pens[column] === after.pens[column];

const isPlainBlank = (cells: Cells, column: number): boolean =>
  cells.texts[column] === " " && cells.pens[column] === 0;

const blankTailStart = (cells: Cells, columns: number): number => {
  let column = columns;
  while (column > 0 && isPlainBlank(cells, column - 1)) column--;
  return column;
};

/** The length of the run of blanks from here to the last one that changed. */
const changedBlanks = (before: Cells, after: Cells, from: number, end: number): number => {
  let length = 0;
  for (let column = from; column < end && isPlainBlank(after, column); column++) {
    if (!isSame(before, after, column)) length = column - from + 1;
  }
  return length;
};

const countChanged = (before: Cells, after: Cells, from: number, to: number): number => {
  let count = 0;
  for (let column = from; column < to; column++) if (!isSame(before, after, column)) count++;
  return count;
};

const setPen = (state: DiffState, pen: Pen): void => {
  state.out += state.pens.change(state.pen, pen);
  state.pen = pen;
};

/** Moves there; over a short gap in the pen at hand, writing what stands there already is shorter. */
const goTo = (state: DiffState, row: number, column: number, after: Cells): void => {
  const move = moveCursor(state.cursor, row, column);
  const { cursor } = state;
  const gap = cursor.row === row && cursor.column >= 0 ? column - cursor.column : 0;
  let over = "";
  for (let at = cursor.column; gap > 0 && gap <= move.length && at < column; at++) {
    const text = after.texts[at]!;
    if (after.pens[at] !== state.pen || text < " " || text > "~") {
      over = "";
      break;
    }
    over += text;
  }
  state.out += over === "" ? move : over;
  cursor.row = row;
  cursor.column = column;
};

const writeCell = (state: DiffState, cells: Cells, column: number, columns: number): void => {
  setPen(state, cells.pens[column]!);
  state.out += cells.texts[column]!;
  const width = cells.texts[column + 1] === "" ? 2 : 1;
  // In the last column terminals differ on where the cursor then is.
  state.cursor.column = column + width >= columns ? -1 : column + width;
};

/** Blanks what it should cover first, for terminals that make it narrower; the cursor is lost afterwards. */
const writeDisputed = (state: DiffState, row: number, column: number, cells: Cells): void => {
  setPen(state, cells.pens[column]!);
  const width = cells.texts[column + 1] === "" ? 2 : 1;
  if (width === 2) {
    state.out += "  ";
    state.cursor.column = column + 2;
    state.out += moveCursor(state.cursor, row, column);
  }
  state.out += cells.texts[column]!;
  state.cursor.column = -1;
};

const eraseRun = (state: DiffState, row: number, column: number, count: number): void => {
  state.out += moveCursor(state.cursor, row, column);
  state.cursor.row = row;
  state.cursor.column = column;
  if (!state.pens.erasesPlain(state.pen)) setPen(state, 0);
  state.out += `\x1b[${count}X`;
};
