import type { FolderRow, ThreadRow } from "../../src/desk.ts";
import type { CustomerId, ThreadId } from "../../src/domain/ids.ts";
import type { AppHandle } from "../app/app-handle.ts";
import { windowOf } from "../data/use-rows.ts";
import type { Navigation } from "../navigation/state.ts";

/** The thread that the Inbox is at: one opened from elsewhere, else the selected row's. */
export const selectedThread = (app: AppHandle): { id: ThreadId; customer: CustomerId } | null => {
  const { pinned } = app.navigation.get();
  if (pinned === null) return selectedRow(app);
  return app.desk.cache.peek("thread", { thread: pinned }) ?? null;
};

/** The selected row of the thread list, if its page is here. */
export const selectedRow = (app: AppHandle): ThreadRow | null => {
  const index = app.navigation.cursor("list")?.index ?? 0;
  const window = windowOf("inboxPage", index);
  const page = app.desk.cache.peek("inboxPage", { folder: app.navigation.get().folder, ...window });
  return page?.rows[index - window.offset] ?? null;
};

/** Who leaves the list for another pane means the selected thread, settled or not. */
export const settleSelection = (app: AppHandle): Partial<Navigation> => {
  const row = app.navigation.get().pinned === null ? selectedRow(app) : null;
  return row === null ? {} : { settled: row.id };
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
