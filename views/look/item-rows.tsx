import type { Segment } from "../screen/row.tsx";
import { useGlyphs } from "./glyphs.ts";
import { Rows } from "./rows.tsx";

/** Something that can be selected and takes one row or more. */
export interface Item {
  /** Rows that belong to it and stand above it: an empty one, a heading. */
  readonly above?: readonly (readonly Segment[])[];
  readonly lines: readonly (readonly Segment[])[];
}

interface ItemRowsProps {
  readonly items: readonly Item[];
  /** The index of the selected item. */
  readonly selected: number;
  /** Without the keys nothing is marked. */
  readonly marked?: boolean;
  readonly width: number;
  readonly height: number;
}

/** The columns of the gutter: the marker and a blank. Lines have the width without it. */
export const gutter = 2;

/**
 * Items below each other in a window that holds the selected one, with a sign at its first row. The window moves by
 * half of its height, so that most moves repaint two cells.
 */
export const ItemRows = ({ items, selected, marked = true, width, height }: ItemRowsProps) => {
  const { marker } = useGlyphs();
  const lines: (readonly Segment[])[] = [];
  let first = 0;
  let last = 0;
  for (const [index, item] of items.entries()) {
    for (const line of item.above ?? []) lines.push([blank, ...line]);
    if (index === selected) first = lines.length;
    for (const [row, line] of item.lines.entries()) {
      const isMarked = marked && index === selected && row === 0;
      lines.push([isMarked ? { text: `${marker} ` } : blank, ...line]);
    }
    if (index === selected) last = lines.length - 1;
  }
  const top = topOf(first, last, lines.length, height);
  return <Rows width={width} height={height} lines={lines.slice(top, top + height)} />;
};

const blank: Segment = { text: "  " };

const topOf = (first: number, last: number, length: number, height: number): number => {
  const half = Math.max(1, height >> 1);
  // One that is longer than the window begins at its top.
  const needed = Math.max(0, Math.min(first, last - height + 1));
  const snapped = Math.min(Math.ceil(needed / half) * half, Math.max(0, length - height));
  return Math.max(needed, Math.min(snapped, first));
};
