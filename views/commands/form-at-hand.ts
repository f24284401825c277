import type { AppHandle } from "../app/app-handle.ts";
import { type FormItem, formItems, type ProfileDraft, withValue } from "../navigation/profile-draft.ts";

/** The form as the keys find it: what is edited, its rows, and the selected one. */
export interface FormAtHand {
  readonly draft: ProfileDraft;
  readonly items: readonly FormItem[];
  readonly index: number;
  readonly item: FormItem;
}

export const formAtHand = (app: AppHandle): FormAtHand | null => {
  const { draft } = app.navigation.get();
  if (draft === null) return null;
  const items = formItems(draft);
  const index = app.navigation.cursor("profileForm")?.index ?? 0;
  const item = items[index];
  return item === undefined ? null : { draft, items, index, item };
};

/** The draft with what is being typed taken into its row. */
export const takeTyped = (app: AppHandle): ProfileDraft | null => {
  const { typing, fields, draft } = app.navigation.get();
  const form = formAtHand(app);
  if (form === null || (typing !== "profile" && typing !== "notes")) return draft;
  return withValue(form.draft, form.item, fields[typing]);
};
