/** Where the panes stand. All sizes are fixed by the screen's size, so that moving never shifts anything. */
export interface Layout {
  /** All panes side by side; else one at a time. */
  readonly wide: boolean;
  /** Rows of the panes, without their title and the footer. */
  readonly height: number;
  readonly folders: number;
  readonly list: number;
  readonly thread: number;
  readonly dialog: {
    readonly width: number;
    readonly height: number;
    readonly left: number;
    readonly top: number;
  };
}

const wideFrom = 100;

/** The layout of a screen of so many columns and rows. The last row is the footer's. */
export const layoutOf = (columns: number, rows: number): Layout => {
  const wide = columns >= wideFrom;
  const height = Math.max(1, rows - 2);
  const folders = wide ? 20 : columns;
  const list = wide ? Math.min(60, Math.round(columns * 0.37)) : columns;
  const thread = wide ? columns - folders - list - 2 : columns;
  const roomy = columns >= 90 && rows >= 28;
  const width = roomy ? Math.min(96, columns - 6) : columns;
  const dialogHeight = roomy ? rows - 4 : Math.max(3, rows - 1);
  return {
    wide,
    height,
    folders,
    list,
    thread,
    dialog: {
      width,
      height: dialogHeight,
      left: (columns - width) >> 1,
      top: roomy ? 1 : 0,
    },
  };
};
