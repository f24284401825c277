import type { AppHandle } from "../app/app-handle.ts";
import { changeOf } from "../navigation/profile-draft.ts";
import type { Navigation } from "../navigation/state.ts";
import { topDialog } from "../navigation/state.ts";
import { openQuestion } from "./ask-first.ts";
import type { Command } from "./command.ts";
import { takeTyped } from "./form-at-hand.ts";
import { savingReason } from "./profile-save.ts";

/** One step out: of a field, of a case, of a dialog, of the thread, of the list. Typed text stays in its field. */
export const goBack: Command = {
  name: "go.back",
  disabled: (app) => (topDialog(app.navigation.get())?.type === "profileForm" ? savingReason(app) : null),
  run: (app) => {
    if (!leaveForm(app)) app.navigation.change({ ...stepOut(app.navigation.get()), typing: null });
  },
};

/** Out of a field of the profile form, or out of the form: after asking, where something was typed. */
const leaveForm = (app: AppHandle): boolean => {
  const { navigation, language } = app;
  const draft = takeTyped(app);
  if (topDialog(navigation.get())?.type !== "profileForm" || draft === null) return false;
  const { typing, dialogs } = navigation.get();
  if (typing !== null) navigation.change({ draft, typing: null });
  else if (changeOf(draft) === null) navigation.change({ draft: null, dialogs: dialogs.slice(0, -1) });
  else {
    const { discardTitle: title, discardLine, discard: accept, stay } = language.text.deciding.form;
    const lines = [discardLine];
    openQuestion(app, { title, lines, accept, refuse: stay, irrevocable: true, onYes: { type: "discard" } });
  }
  return true;
};

const stepOut = (navigation: Navigation): Partial<Navigation> => {
  const dialog = topDialog(navigation);
  if (navigation.typing === "find" || navigation.typing === "comment") return {};
  const hasCustomer = dialog === undefined ? navigation.pane === "customer" : dialog.type === "customer";
  if (hasCustomer && navigation.insideCase !== null) return { insideCase: null };
  if (dialog !== undefined) return { dialogs: navigation.dialogs.slice(0, -1) };
  if (navigation.pane === "customer") return { pane: navigation.before };
  if (navigation.pane === "thread") return { pane: "list", pinned: null };
  return { pane: "folders" };
};
