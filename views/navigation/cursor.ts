/** A place in something that is longer than its window. */
export interface Cursor {
  /** What it is a place in (a folder, a thread …): a cursor of something else counts as the start. */
  readonly of: string;
  readonly index: number;
  /** The first row that shows. */
  readonly top: number;
}

/** How much there is to move in. In `scroll` there is no selection: the window itself moves. */
export interface Extent {
  readonly of: string;
  readonly length: number;
  readonly height: number;
  readonly mode: "select" | "scroll";
  /** Rows where something begins (a message of a thread), ascending. */
  readonly stops?: readonly number[];
  /** More may still arrive at the end: who went to the bottom stays there. */
  readonly grows?: boolean;
}

export type Motion =
  | "down"
  | "up"
  | "top"
  | "bottom"
  | "pageDown"
  | "pageUp"
  | "halfDown"
  | "halfUp"
  | "nextStop"
  | "previousStop";

/** The cursor as it can be shown: within what there is, its selection inside the window. */
export const clampCursor = (cursor: Cursor | undefined, extent: Extent): Cursor => {
  const from = cursor?.of === extent.of ? cursor : { of: extent.of, index: 0, top: 0 };
  if (extent.mode === "scroll") {
    const top = within(from.top, 0, extent.length - extent.height);
    return top === from.top && from.index === top ? from : { of: extent.of, index: top, top };
  }
  const index = within(from.index, 0, extent.length - 1);
  // No room stays empty below the last row while there are rows above.
  const last = Math.min(index, Math.max(0, extent.length - extent.height));
  const top = within(from.top, Math.max(0, index - extent.height + 1), last);
  return index === from.index && top === from.top ? from : { of: extent.of, index, top };
};

/** Moves; a selection that leaves the window shifts it by half a page, so that most moves repaint two cells. */
export const moveCursor = (cursor: Cursor | undefined, extent: Extent, motion: Motion): Cursor => {
  const { index, top } = clampCursor(cursor, extent);
  const { of, length, height, mode } = extent;
  const step = stepOf(motion, index, extent);
  if (mode === "scroll" && extent.grows && motion === "bottom") return { of, index: bottom, top: bottom };
  if (mode === "scroll") return clampCursor({ of, index: top + step, top: top + step }, extent);
  const next = within(index + step, 0, length - 1);
  if (next >= top && next < top + height) return { of, index: next, top };
  const half = Math.max(1, height >> 1);
  const shifted = next < top ? Math.min(next, top - half) : Math.max(next - height + 1, top + half);
  return clampCursor({ of, index: next, top: within(shifted, 0, length - height) }, extent);
};

const bottom = Number.MAX_SAFE_INTEGER;

const stepOf = (motion: Motion, index: number, { length, height, stops = [] }: Extent): number => {
  switch (motion) {
    case "down":
      return 1;
    case "up":
      return -1;
    case "top":
      return -index;
    case "bottom":
      return length;
    case "pageDown":
      return Math.max(1, height - 1);
    case "pageUp":
      return -Math.max(1, height - 1);
    case "halfDown":
      return Math.max(1, height >> 1);
    case "halfUp":
      return -Math.max(1, height >> 1);
    case "nextStop":
      return (stops.find((stop) => stop > index) ?? index) - index;
    case "previousStop":
      return (stops.findLast((stop) => stop < index) ?? index) - index;
  }
};

const within = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(value, Math.max(least, most)));
