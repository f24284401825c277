import { remember } from "./remember.ts";
import { clustersOf, displayWidth } from "./width.ts";

interface Clip {
  readonly x1?: number | undefined;
  readonly x2?: number | undefined;
  readonly y1?: number | undefined;
  readonly y2?: number | undefined;
}

type Transformer = (line: string, index: number) => string;

/** A piece of text at a place of a row; SGR sequences within it start and end in the default style. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Takes the place of Ink's `Output` in the bundle (`scripts/bundle.ts`): the same operations and the same
 * frame, made by setting whole strings side by side. Only what another piece covers in part, or a clip cuts,
 * is taken apart. A `new` on it gives what it returns, so it needs not be a class.
 */
export function createInkOutput({ width, height }: { width: number; height: number }) {
  const rows: Piece[][] = Array.from({ length: height }, () => []);
  const clips: Clip[] = [];

  const place = (row: number, x: number, text: string) => {
    const pieces = rows[row];
    if (pieces === undefined) return;
    const piece = { from: x, to: x + styledWidth(text), text };
    if (piece.to === piece.from) return;
    const last = pieces.at(-1);
    if (last === undefined || last.to <= piece.from) {
      pieces.push(piece);
      return;
    }
    // Later pieces cover earlier ones: a dialog over a list.
    const around = pieces.flatMap((other) => uncovered(other, piece));
    rows[row] = [...around, piece].sort((a, b) => a.from - b.from);
  };

  return {
    width,
    height,
    write: (x: number, y: number, text: string, options: { transformers: readonly Transformer[] }) => {
      if (text === "") return;
      const clip = clips.at(-1);
      const lines = text.includes("\n") ? splitStyled(text) : [text];
      for (const [index, line] of lines.entries()) {
        const row = y + index;
        if (clip?.y1 !== undefined && row < clip.y1) continue;
        if (clip?.y2 !== undefined && row >= clip.y2) continue;
        const from = clip?.x1 === undefined ? x : Math.max(x, clip.x1);
        const to = Math.min(width, clip?.x2 ?? width);
        const visible =
          from === x && x + styledWidth(line) <= to ? line : sliceStyled(line, from - x, to - x);
        let styled = visible;
        for (const transform of options.transformers) styled = transform(styled, index);
        place(row, from, styled);
      }
    },
    clip: (clip: Clip) => {
      const outer = clips.at(-1);
      clips.push({
        x1: tighter(outer?.x1, clip.x1, Math.max),
        x2: tighter(outer?.x2, clip.x2, Math.min),
        y1: tighter(outer?.y1, clip.y1, Math.max),
        y2: tighter(outer?.y2, clip.y2, Math.min),
      });
    },
    unclip: () => {
      clips.pop();
    },
    get: () => ({ output: rows.map(joinPieces).join("\n"), height }),
  };
}

const tighter = (
  outer: number | undefined,
  inner: number | undefined,
  pick: (a: number, b: number) => number,
): number | undefined => (outer === undefined ? inner : inner === undefined ? outer : pick(outer, inner));

const joinPieces = (pieces: readonly Piece[]): string => {
  let line = "";
  let column = 0;
  for (const piece of pieces) {
    if (piece.from > column) line += " ".repeat(piece.from - column);
    line += piece.text;
    column = piece.to;
  }
  return line;
};

/** What remains of a piece left and right of another that is laid over it. */
const uncovered = (piece: Piece, over: Piece): readonly Piece[] => {
  if (piece.to <= over.from || piece.from >= over.to) return [piece];
  const left = { from: piece.from, to: over.from };
  const right = { from: over.to, to: piece.to };
  return [left, right]
    .filter((part) => part.to > part.from)
    .map((part) => ({
      ...part,
      text: sliceStyled(piece.text, part.from - piece.from, part.to - piece.from),
    }));
};

/** Columns of a line with SGR sequences. Rows repeat from frame to frame, so they are remembered. */
export const styledWidth = remember((line) => {
  let width = 0;
  for (const part of line.split(sgr)) width += displayWidth(part);
  return width;
});

/** Columns of the widest line of a text with SGR sequences: what Ink lays out by. */
export const widestLine = (text: string): number =>
  text.includes("\n") ? Math.max(...text.split("\n").map(styledWidth)) : styledWidth(text);

/** The columns from … to of a line with SGR sequences; half of a wide character becomes a blank. */
export const sliceStyled = (line: string, from: number, to: number): string => {
  if (to <= from) return "";
  let slice = "";
  let column = 0;
  let style = "";
  for (const [index, part] of line.split(sgrCaptured).entries()) {
    if (index % 2 === 1) {
      style = isReset(part) ? "" : style + part;
      if (column >= from && column < to) slice += part;
      continue;
    }
    for (const cluster of clustersOf(part)) {
      const end = column + cluster.width;
      if (end > from && column < to) {
        if (slice === "") slice = style;
        const isWhole = column >= from && end <= to;
        slice += isWhole ? cluster.text : " ".repeat(Math.min(end, to) - Math.max(column, from));
      }
      column = end;
    }
  }
  return style === "" && !slice.includes("\x1b") ? slice : `${slice}\x1b[0m`;
};

/** Lines of a text whose styles span line ends: each line opens and closes its own. */
const splitStyled = (text: string): readonly string[] => {
  if (!text.includes("\x1b")) return text.split("\n");
  let style = "";
  return text.split("\n").map((line) => {
    const opened = style;
    for (const [sequence] of line.matchAll(sgr)) style = isReset(sequence) ? "" : style + sequence;
    return style === "" ? opened + line : `${opened}${line}\x1b[0m`;
  });
};

const isReset = (sequence: string): boolean => sequence === "\x1b[m" || sequence === "\x1b[0m";
const sgr = /\x1b\[[0-9;]*m/g;
const sgrCaptured = /(\x1b\[[0-9;]*m)/;
