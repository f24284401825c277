import type { Navigation } from "../navigation/state.ts";
import { topDialog } from "../navigation/state.ts";
import type { Command } from "./command.ts";

/** One step out: of a field, of a case, of a dialog, of the thread, of the list. Typed text stays in its field. */
export const goBack: Command = {
  name: "go.back",
  run: ({ navigation }) => navigation.change(stepOut(navigation.get())),
};

const stepOut = (navigation: Navigation): Partial<Navigation> => {
  const dialog = topDialog(navigation);
  if (navigation.typing === "find") return { typing: null };
  const hasCustomer = dialog === undefined ? navigation.pane === "customer" : dialog.type === "customer";
  if (hasCustomer && navigation.insideCase !== null) return { insideCase: null };
  if (dialog !== undefined) return { dialogs: navigation.dialogs.slice(0, -1), typing: null };
  if (navigation.pane === "customer") return { pane: navigation.before };
  if (navigation.pane === "thread") return { pane: "list", pinned: null };
  return { pane: "folders" };
};
