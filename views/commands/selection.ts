import type { FolderRow, ThreadRow } from "../../src/desk.ts";
import type { CustomerId } from "../../src/domain/ids.ts";
import type { AppHandle } from "../app/app-handle.ts";
import { windowOf } from "../data/use-rows.ts";
import { isReading, type Navigation } from "../navigation/state.ts";

/** The thread that keys are about: in the panes that show one that very one, else the selected row's. */
export const selectedThread = (app: AppHandle): ThreadRow | null => {
  const { pane, pinned, settled } = app.navigation.get();
  const shown = pinned ?? (isReading(pane) ? settled : null);
  const row = selectedRow(app);
  if (shown === null) return row;
  return app.desk.cache.peek("thread", { thread: shown }) ?? (row?.id === shown ? row : null);
};

/** The selected row of the thread list, if its page is here. */
export const selectedRow = (app: AppHandle): ThreadRow | null => {
  const index = app.navigation.cursor("list")?.index ?? 0;
  const window = windowOf("inboxPage", index);
  const page = app.desk.cache.peek("inboxPage", { folder: app.navigation.get().folder, ...window });
  return page?.rows[index - window.offset] ?? null;
};

/** Who leaves the list for another pane means the selected thread, settled or not, and comes back to its row. */
export const settleSelection = (app: AppHandle): Partial<Navigation> => {
  const { pane, pinned } = app.navigation.get();
  const row = pinned === null && !isReading(pane) ? selectedRow(app) : null;
  return row === null ? {} : settleOn(app, row);
};

export const settleOn = ({ navigation }: AppHandle, { id }: ThreadRow): Partial<Navigation> => {
  const cursor = navigation.cursor("list");
  if (cursor === undefined) return { settled: id };
  navigation.hold("list", { of: cursor.of, index: cursor.index, id });
  return { settled: id, cursors: { ...navigation.get().cursors, list: cursor } };
};

export const selectedFolder = (app: AppHandle): FolderRow | null => {
  const index = app.navigation.cursor("folders")?.index ?? 0;
  return app.desk.cache.peek("folders", {})?.[index] ?? null;
};

/** The customer whose information shows, in the window over the Inbox or in Routing mode's panel, if it does. */
export const shownCustomer = (app: AppHandle): CustomerId | null => {
  const { dialogs, mode, routed } = app.navigation.get();
  const window = dialogs.findLast(({ type }) => type === "customer");
  if (window?.type === "customer") return window.customer;
  return mode === "routing" ? routed : null;
};
