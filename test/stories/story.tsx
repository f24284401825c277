import type { Session } from "../../src/desk.ts";
import { App } from "../../views/app/app.tsx";
import { type Layout, layoutOf } from "../../views/look/layout.ts";
import type { ScreenTraits } from "../../views/screen/screen.ts";
import { openTestTerminal } from "../screen/test-terminal.ts";

/** The two sizes that every story must work at. */
export const sizes = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
] as const;

/** One person at one terminal. Waits are for what shows, never for time. */
export interface Story {
  /** Presses keys by their names on the keyboard ("j", "Enter", "Ctrl-D"), one after the other. */
  press(...keys: readonly string[]): Promise<void>;
  /** Types a text. */
  type(text: string): Promise<void>;
  readonly folders: Panel;
  readonly list: Panel;
  readonly thread: Panel;
  readonly dialog: Panel;
  /** The panes of Routing mode, where they are side by side; else the whole screen. */
  readonly routing: { readonly list: Panel; readonly thread: Panel; readonly customer: Panel };
  /** The last row of the screen. */
  readonly footer: Panel;
  readonly screen: Panel;
  /** Ends when the program has left the terminal. */
  readonly left: Promise<void>;
  close(): void;
}

/** A part of the screen, read as a person reads it. */
export interface Panel {
  /** Waits until it has a row with exactly this text, blanks at both ends aside. */
  shows(line: string): Promise<void>;
  /** Waits until none of its rows holds this text. */
  hides(text: string): Promise<void>;
  /** Waits until these rows stand in it one below the other. */
  showsInOrder(...lines: readonly string[]): Promise<void>;
  /** Waits until the selected row is this one. */
  selects(line: string): Promise<void>;
  /** Waits until one of its rows matches. */
  matches(pattern: RegExp): Promise<void>;
  /** Whether one of its rows matches now. */
  has(pattern: RegExp): Promise<boolean>;
}

export const openStory = (session: Session, traits: Partial<ScreenTraits>): Story => {
  const { columns = 80, rows = 24 } = traits;
  const test = openTestTerminal(<App session={session} />, traits);
  const layout = layoutOf(columns, rows);
  const panel = (area: Area): Panel => {
    const waitFor = async (isShown: (lines: readonly string[]) => boolean) => {
      const deadline = performance.now() + patience;
      for (;;) {
        const rows = await test.rows();
        if (isShown(linesOf(test.terminal, area))) return;
        if (performance.now() > deadline) throw new Error(`not shown:\n${rows.join("\n")}`);
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    return {
      shows: (line) => waitFor((lines) => lines.includes(line)),
      hides: (text) => waitFor((lines) => !lines.some((line) => line.includes(text))),
      showsInOrder: (...wanted) => waitFor((lines) => lines.join("\n").includes(wanted.join("\n"))),
      selects: (line) => waitFor((lines) => lines.includes(`▶ ${line}`)),
      matches: (pattern) => waitFor((lines) => lines.some((line) => pattern.test(line))),
      has: async (pattern) => {
        await test.rows();
        return linesOf(test.terminal, area).some((line) => pattern.test(line));
      },
    };
  };
  const areas = areasOf(layout, columns, rows);
  return {
    press: (...keys) => test.press(...keys.map((key) => keyBytes[key] ?? key)),
    type: (text) => test.press(...text),
    folders: panel(areas.folders),
    list: panel(areas.list),
    thread: panel(areas.thread),
    dialog: panel(areas.dialog),
    routing: {
      list: panel(areas.routing.list),
      thread: panel(areas.routing.thread),
      customer: panel(areas.routing.customer),
    },
    footer: panel({ left: 0, right: columns, top: rows - 1, bottom: rows }),
    screen: panel({ left: 0, right: columns, top: 0, bottom: rows }),
    left: test.screen.closed.then(() => {}),
    close: () => test.screen.close(),
  };
};

/** Milliseconds. Only a story that fails waits as long; a busy machine may need some of it. */
const patience = 20_000;

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const areasOf = (layout: Layout, columns: number, rows: number) => {
  const { left, top, width, height } = layout.dialog;
  const dialog = { left: left + 1, right: left + width - 1, top: top + 1, bottom: top + height - 1 };
  // Without the row of titles, whose sign of the focus looks like that of a selection.
  const whole = { left: 0, right: columns, top: 1, bottom: rows - 1 };
  if (!layout.wide) {
    const routing = { list: whole, thread: whole, customer: whole };
    return { folders: whole, list: whole, thread: whole, dialog, routing };
  }
  const listLeft = layout.folders + 1;
  const threadLeft = listLeft + layout.list + 1;
  return {
    folders: { ...whole, right: layout.folders },
    list: { ...whole, left: listLeft, right: listLeft + layout.list },
    thread: { ...whole, left: threadLeft },
    dialog,
    routing: routingAreas(layout, whole),
  };
};

const routingAreas = ({ routing }: Layout, whole: Area) => {
  const listLeft = routing.folded ? 0 : routing.folders + 1;
  const listTop = routing.folded ? routing.foldersHeight + 2 : whole.top;
  const threadLeft = listLeft + routing.list + 1;
  const customerLeft = threadLeft + routing.thread + 1;
  return {
    list: { ...whole, top: listTop, left: listLeft, right: listLeft + routing.list },
    thread: { ...whole, left: threadLeft, right: threadLeft + routing.thread },
    customer: { ...whole, left: customerLeft },
  };
};

type Terminal = ReturnType<typeof openTestTerminal>["terminal"];

const linesOf = (terminal: Terminal, { left, right, top, bottom }: Area): readonly string[] =>
  Array.from({ length: bottom - top }, (_, row) =>
    (terminal.buffer.active.getLine(top + row)?.translateToString(false, left, right) ?? "").trim(),
  );

const keyBytes: Readonly<Record<string, string>> = {
  Enter: "\r",
  Space: " ",
  Esc: "\x1b",
  Tab: "\t",
  "Shift-Tab": "\x1b[Z",
  Up: "\x1b[A",
  Down: "\x1b[B",
  Right: "\x1b[C",
  Left: "\x1b[D",
  PgDn: "\x1b[6~",
  PgUp: "\x1b[5~",
  Backspace: "\x7f",
  "Ctrl-D": "\x04",
  "Ctrl-U": "\x15",
};
