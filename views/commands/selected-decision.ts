import type { HistoryRow } from "../../src/desk.ts";
import type { AppHandle } from "../app/app-handle.ts";
import { windowOf } from "../data/use-rows.ts";
import { topDialog } from "../navigation/state.ts";

/** The selected row of the History that shows, if its page is here. */
export const selectedDecision = ({ navigation, desk }: AppHandle): HistoryRow | null => {
  const dialog = topDialog(navigation.get());
  if (dialog?.type !== "history") return null;
  const index = navigation.cursor("history")?.index ?? 0;
  const window = windowOf("history", index);
  const page = desk.cache.peek("history", { customer: dialog.customer, ...window });
  return page?.rows[index - window.offset] ?? null;
};
