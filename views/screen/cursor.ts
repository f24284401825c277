/** Where the cursor is; a column of -1 when terminals may disagree about it. */
export interface Cursor {
  row: number;
  column: number;
}

/** The shortest sequence that moves the cursor, or empty. Line feeds are never used: far ends treat them differently. */
export const moveCursor = (from: Cursor, row: number, column: number): string => {
  if (from.row === row && from.column === column) return "";
  const absolute = absoluteMove(row, column);
  if (from.row < 0) return absolute;
  if (from.row === row) return shorter(horizontal(from.column, column), absolute);
  const rows = row - from.row;
  const vertical = `\x1b[${Math.abs(rows) === 1 ? "" : Math.abs(rows)}${rows > 0 ? "B" : "A"}`;
  return shorter(vertical + horizontal(from.column, column), absolute);
};

const absoluteMove = (row: number, column: number): string => {
  if (column === 0) return row === 0 ? "\x1b[H" : `\x1b[${row + 1}H`;
  return `\x1b[${row === 0 ? "" : row + 1};${column + 1}H`;
};

const horizontal = (from: number, to: number): string => {
  if (from === to) return "";
  if (to === 0) return "\r";
  const toColumn = `\x1b[${to + 1}G`;
  if (from < 0) return toColumn;
  const distance = Math.abs(to - from);
  if (to < from && distance <= 3) return "\b".repeat(distance);
  return shorter(`\x1b[${distance === 1 ? "" : distance}${to > from ? "C" : "D"}`, toColumn);
};

const shorter = (a: string, b: string): string => (a.length <= b.length ? a : b);
