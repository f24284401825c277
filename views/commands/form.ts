import type { ListField } from "../../src/domain/profile.ts";
import type { AppHandle } from "../app/app-handle.ts";
import {
  type FormItem,
  formItems,
  isGiven,
  type ProfileDraft,
  textOf,
  withPrimary,
  withValue,
} from "../navigation/profile-draft.ts";
import type { Command } from "./command.ts";
import { type FormAtHand, formAtHand, takeTyped } from "./form-at-hand.ts";
import { profileSave, savingReason } from "./profile-save.ts";

/** Types into a row, or presses Save where that is the row. */
const typeInto = (app: AppHandle, draft: ProfileDraft, items: readonly FormItem[], index: number): void => {
  const { navigation } = app;
  const item = items[index];
  if (item === undefined) return;
  const { cursors, fields } = navigation.get();
  const at = { draft, cursors: { ...cursors, profileForm: { of: draft.customer, index, top: 0 } } };
  const field = item.type === "single" && item.field === "notes" ? "notes" : "profile";
  const typing = { typing: field, fields: { ...fields, [field]: textOf(draft, item) } } as const;
  navigation.change(item.type === "save" ? { ...at, typing: null } : { ...at, ...typing });
};

/** From the row that is being typed into to another one. A value that was emptied takes its row with it. */
const moveOn = (app: AppHandle, by: 1 | -1): void => {
  const form = formAtHand(app);
  const draft = takeTyped(app);
  if (form === null || draft === null) return;
  const items = formItems(draft);
  const gone = Math.max(0, form.items.length - items.length);
  const to = form.index + (by === 1 ? 1 - gone : -1);
  typeInto(app, draft, items, Math.max(0, Math.min(to, items.length - 1)));
};

const place = (app: AppHandle, draft: ProfileDraft, index: number): void => {
  const { navigation } = app;
  const cursors = { ...navigation.get().cursors, profileForm: { of: draft.customer, index, top: 0 } };
  navigation.change({ draft, cursors, typing: null });
};

type Value = Extract<FormItem, { type: "value" }>;
const selectedValue = (app: AppHandle): Value | null => {
  const item = formAtHand(app)?.item;
  return item?.type === "value" ? item : null;
};

const addPlace = (form: FormAtHand | null): number => {
  if (form === null || form.item.type === "save" || form.item.type === "single") return -1;
  const { field } = form.item;
  return form.items.findIndex((item) => item.type === "add" && item.field === field);
};

/** A list without anything set shows what the channels give, so their last value cannot be taken away. */
const isLastGiven = (
  draft: ProfileDraft,
  item: { field: ListField; type: "value"; index: number },
): boolean => draft.list[item.field].length === 1 && isGiven(draft, item);

const keys: readonly Command[] = [
  {
    name: "form.edit",
    disabled: (app) => (formAtHand(app)?.item.type === "save" ? (profileSave.disabled?.(app) ?? null) : null),
    run: (app) => {
      const at = formAtHand(app);
      if (at?.item.type === "save") profileSave.run(app);
      else if (at !== null) typeInto(app, at.draft, at.items, at.index);
    },
  },
  {
    name: "form.accept",
    run: (app) => {
      const at = formAtHand(app);
      const draft = takeTyped(app);
      if (at !== null && draft !== null) place(app, draft, at.index);
    },
  },
  { name: "form.next", run: (app) => moveOn(app, 1) },
  { name: "form.previous", run: (app) => moveOn(app, -1) },
  {
    name: "form.add",
    disabled: (app) => (addPlace(formAtHand(app)) < 0 ? app.language.text.deciding.disabled.notAList : null),
    run: (app) => {
      const at = formAtHand(app);
      if (at !== null) typeInto(app, at.draft, at.items, addPlace(at));
    },
  },
  {
    name: "form.remove",
    disabled: (app) => {
      const value = selectedValue(app);
      const { draft } = app.navigation.get();
      const { disabled } = app.language.text.deciding;
      if (value === null || draft === null) return disabled.notAValue;
      return isLastGiven(draft, value) ? disabled.lastGiven : null;
    },
    run: (app) => {
      const at = formAtHand(app);
      if (at?.item.type === "value") place(app, withValue(at.draft, at.item, ""), at.index);
    },
  },
  {
    name: "form.primary",
    disabled: (app) => {
      const { disabled } = app.language.text.deciding;
      const value = selectedValue(app);
      if (value === null) return disabled.notAValue;
      return value.index === 0 ? disabled.isPrimary : null;
    },
    run: (app) => {
      const at = formAtHand(app);
      if (at?.item.type !== "value") return;
      const { field, index } = at.item;
      place(app, withPrimary(at.draft, field, index), at.index - index);
    },
  },
];

/** The keys of the profile form [I2]. Once Save is pressed it waits for what the desk says. */
export const form: readonly Command[] = keys.map(({ disabled, ...command }) => ({
  ...command,
  disabled: (app) => savingReason(app) ?? disabled?.(app) ?? null,
}));
