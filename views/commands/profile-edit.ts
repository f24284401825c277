import { editableFields, profileItems } from "../customer/profile-items.ts";
import { createDraft, type FormItem, formItems } from "../navigation/profile-draft.ts";
import type { Command } from "./command.ts";
import { openDialog } from "./open-dialog.ts";
import { shownCustomer } from "./selection.ts";
import { closedReason, customerView } from "./standing.ts";

/** Opens the form on the shown customer's profile, at the selected field [I2]. */
export const profileEdit: Command = {
  name: "profile.edit",
  disabled: (app) => closedReason(app, shownCustomer(app), "update"),
  run: (app) => {
    const { navigation, desk } = app;
    const customer = shownCustomer(app);
    const view = customer === null ? null : customerView(app, customer);
    if (view === null) return;
    const settings = desk.cache.peek("settings", {});
    const selected = profileItems(view, settings)[navigation.cursor("customer.profile")?.index ?? 0];
    const draft = createDraft(view.id, view.profile, editableFields(settings));
    const isSelected = (item: FormItem) =>
      selected?.type === "field" && item.type !== "save" && item.field === selected.field;
    const index = Math.max(0, formItems(draft).findIndex(isSelected));
    navigation.change({
      ...openDialog(navigation.get(), { type: "profileForm" }),
      draft,
      cursors: { ...navigation.get().cursors, profileForm: { of: view.id, index, top: 0 } },
    });
  },
};
