import { asciiOf } from "./ascii.ts";
import type { FramePen, Pen, Pens } from "./pens.ts";
import { clustersOf } from "./width.ts";

/** One row of a screen, a cell for each column. */
export interface Cells {
  /** The cluster in each cell; empty in the right half of a wide one. */
  readonly texts: string[];
  readonly pens: Pen[];
  /** Cells whose cluster terminals disagree about; null when there is none, which is nearly always. */
  readonly disputed: readonly boolean[] | null;
}

export const blankCells = (columns: number): Cells => ({
  texts: new Array<string>(columns).fill(" "),
  pens: new Array<Pen>(columns).fill(0),
  disputed: null,
});

/**
 * Reads a row of Ink's frame (text with SGR sequences) into cells. Whatever else it may hold — other sequences,
 * controls — is dropped here, so that only what this program makes can reach a terminal.
 */
export const readCells = (line: string, columns: number, pens: Pens, unicode: boolean): Cells => {
  const { texts, pens: cellPens } = blankCells(columns);
  let disputed: boolean[] | null = null;
  let column = 0;
  let pen: FramePen = 0;
  const writeRun = (run: string) => {
    const letterPen = pens.ofLetter(pen);
    const blankPen = pens.ofBlank(pen);
    if (printable.test(run)) {
      for (let at = 0; at < run.length && column < columns; at++, column++) {
        const text = run[at]!;
        texts[column] = text;
        cellPens[column] = text === " " ? blankPen : letterPen;
      }
      return;
    }
    for (const cluster of clustersOf(run.replace(controls, ""))) {
      if (cluster.width === 0) continue;
      // Half a wide character cannot stand in the last column; nor may what follows it slip in there.
      if (column + cluster.width > columns) column = columns;
      if (column === columns) return;
      const shown = unicode ? cluster.text : asciiOf(cluster);
      const isSplit = !unicode && shown.length === cluster.width;
      for (let offset = 0; offset < cluster.width; offset++) {
        texts[column + offset] = isSplit ? shown[offset]! : offset === 0 ? shown : "";
        cellPens[column + offset] = shown === " " ? blankPen : letterPen;
      }
      if (unicode && cluster.disputed) {
        disputed ??= new Array<boolean>(columns).fill(false);
        disputed[column] = true;
      }
      column += cluster.width;
    }
  };

  let from = 0;
  for (let at = line.indexOf("\x1b"); at >= 0; at = line.indexOf("\x1b", from)) {
    if (at > from) writeRun(line.slice(from, at));
    sequence.lastIndex = at;
    const match = sequence.exec(line);
    if (match?.[1] !== undefined) pen = pens.apply(pen, match[1]);
    from = at + (match?.[0].length ?? 1);
  }
  if (from < line.length) writeRun(line.slice(from));
  return { texts, pens: cellPens, disputed };
};

const printable = /^[\x20-\x7e]*$/;
const controls = /[\x00-\x1f\x7f-\x9f]/g;
/** An SGR sequence with its parameters, or any other CSI or OSC sequence whole. */
const sequence = /\x1b(?:\[([0-9;]*)m|\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\))/y;
