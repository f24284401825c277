/** Where the panes stand. All sizes are fixed by the screen's size, so that moving never shifts anything. */
export interface Layout {
  /** All panes side by side; else one at a time. */
  readonly wide: boolean;
  /** Rows of the panes, without their title and the footer. */
  readonly height: number;
  readonly folders: number;
  readonly list: number;
  readonly thread: number;
  readonly routing: RoutingLayout;
  readonly dialog: {
    readonly width: number;
    readonly height: number;
    readonly left: number;
    readonly top: number;
  };
}

/** Routing mode has a pane more [S3]. Where it is not `wide` its panes are a stack, as the Inbox's are. */
export interface RoutingLayout {
  /** The folders stand above the list rather than beside it. */
  readonly folded: boolean;
  readonly folders: number;
  /** Rows of the folders, without their title. */
  readonly foldersHeight: number;
  readonly list: number;
  /** Rows of the list, without its title. */
  readonly listHeight: number;
  readonly thread: number;
  readonly customer: number;
}

const wideFrom = 100;
const foldersWidth = 24;
/** From here four panes beside each other are wide enough to read. */
const fourFrom = 170;

/** The layout of a screen of so many columns and rows. The last row is the footer's. */
export const layoutOf = (columns: number, rows: number): Layout => {
  const wide = columns >= wideFrom;
  const height = Math.max(1, rows - 2);
  const folders = wide ? foldersWidth : columns;
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
    routing: wide ? routingOf(columns, height) : stackOf(columns, height),
    dialog: {
      width,
      height: dialogHeight,
      left: (columns - width) >> 1,
      top: roomy ? 1 : 0,
    },
  };
};

const routingOf = (columns: number, height: number): RoutingLayout => {
  const folded = columns < fourFrom;
  const folders = folded ? Math.round(columns * 0.3) : foldersWidth;
  const list = folded ? folders : Math.min(56, Math.round((columns - folders) * 0.3));
  const rest = columns - (folded ? list + 2 : folders + list + 3);
  const customer = Math.min(72, rest >> 1);
  // On 40 rows the rail and a folder for each of the usual channels.
  const foldersHeight = folded ? Math.min(14, Math.max(5, Math.floor(height * 0.4))) : height;
  return {
    folded,
    folders,
    foldersHeight,
    list,
    listHeight: folded ? Math.max(1, height - foldersHeight - 1) : height,
    thread: rest - customer,
    customer,
  };
};

const stackOf = (columns: number, height: number): RoutingLayout => ({
  folded: false,
  folders: columns,
  foldersHeight: height,
  list: columns,
  listHeight: height,
  thread: columns,
  customer: columns,
});
