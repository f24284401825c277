import type { Dialog, Field, Navigation } from "../navigation/state.ts";

/** The change that puts a dialog on top, unless one of its sort is open; a field of it may take the keys. */
export const openDialog = (
  navigation: Navigation,
  dialog: Dialog,
  typing: Field | null = null,
): Partial<Navigation> =>
  navigation.dialogs.some((open) => open.type === dialog.type)
    ? {}
    : {
        dialogs: [...navigation.dialogs, dialog],
        typing,
        // A search begins anew; a path that was typed is kept.
        fields: { ...navigation.fields, search: "", palette: "" },
      };
