import type { ShownProfile } from "../../src/desk.ts";
import type { CustomerId } from "../../src/domain/ids.ts";
import {
  fieldOrder,
  isSingleField,
  type ListField,
  listFields,
  type ProfileChange,
  type ProfileField,
  type SingleField,
  singleFields,
} from "../../src/domain/profile.ts";
import { isEmailAddress, isPhoneNumber } from "../../src/operations/validation.ts";

/** A profile as somebody is editing it: every value that the form shows, and what it began with [I2]. */
export interface ProfileDraft {
  readonly customer: CustomerId;
  readonly before: ShownProfile;
  /** Those that could be edited when the form opened: rows that came or went would shift what is being typed. */
  readonly fields: readonly ProfileField[];
  /** Save was pressed, and the desk has not answered yet. */
  readonly isSaving: boolean;
  readonly single: Readonly<Record<SingleField, string>>;
  readonly list: Readonly<Record<ListField, readonly string[]>>;
}

/** What of the form a row is: a field, a value of a list, the place where another is added, or Save. */
export type FormItem =
  | { readonly type: "single"; readonly field: SingleField }
  | { readonly type: "value"; readonly field: ListField; readonly index: number }
  | { readonly type: "add"; readonly field: ListField }
  | { readonly type: "save" };

export const createDraft = (
  customer: CustomerId,
  before: ShownProfile,
  editable: readonly ProfileField[],
): ProfileDraft => ({
  customer,
  before,
  fields: editable,
  isSaving: false,
  single: mapOf(singleFields, (field) => before.single[field]?.value ?? ""),
  list: mapOf(listFields, (field) => before.list[field].map(({ value }) => value)),
});

const mapOf = <K extends string, V>(keys: readonly K[], textOf: (key: K) => V): Readonly<Record<K, V>> =>
  Object.fromEntries(keys.map((key) => [key, textOf(key)])) as Record<K, V>;

/** The rows of the form. */
export const formItems = (draft: ProfileDraft): readonly FormItem[] => [
  ...draft.fields.flatMap((field): readonly FormItem[] =>
    isSingleField(field)
      ? [{ type: "single", field }]
      : [
          ...draft.list[field].map((_, index): FormItem => ({ type: "value", field, index })),
          { type: "add", field },
        ],
  ),
  { type: "save" },
];

export const textOf = (draft: ProfileDraft, item: FormItem): string => {
  if (item.type === "single") return draft.single[item.field];
  return item.type === "value" ? (draft.list[item.field][item.index] ?? "") : "";
};

/** A draft in which a row reads otherwise. A list's value that is emptied goes; what is typed at its end comes. */
export const withValue = (draft: ProfileDraft, item: FormItem, typed: string): ProfileDraft => {
  if (item.type === "save") return draft;
  if (item.type === "single") {
    const value = item.field === "notes" ? typed.trimEnd() : typed.trim();
    return { ...draft, single: { ...draft.single, [item.field]: value } };
  }
  const value = typed.trim();
  const values = draft.list[item.field];
  if (item.type === "add") return value === "" ? draft : withList(draft, item.field, [...values, value]);
  return withList(draft, item.field, values.toSpliced(item.index, 1, ...(value === "" ? [] : [value])));
};

/** A draft in which a value of a list is the first, which makes it the primary one. */
export const withPrimary = (draft: ProfileDraft, field: ListField, index: number): ProfileDraft => {
  const values = draft.list[field];
  return withList(draft, field, [...values.slice(index, index + 1), ...values.toSpliced(index, 1)]);
};

const withList = (draft: ProfileDraft, field: ListField, values: readonly string[]): ProfileDraft => ({
  ...draft,
  list: { ...draft.list, [field]: [...new Set(values)] },
});

/** Whether a row shows what the customer's identities give, which nobody has set [I2]. */
export const isGiven = (draft: ProfileDraft, item: FormItem): boolean => {
  if (item.type === "single") {
    const before = draft.before.single[item.field];
    return before?.given === true && before.value === draft.single[item.field];
  }
  if (item.type !== "value") return false;
  const value = draft.list[item.field][item.index];
  return draft.before.list[item.field].some((before) => before.given && before.value === value);
};

/** What is wrong with the value of a row; nothing with what was there before the edit. */
export const faultOf = (draft: ProfileDraft, item: FormItem): "email" | "phone" | null => {
  if (item.type !== "value" || isSame(draft, item.field)) return null;
  const value = textOf(draft, item);
  if (item.field === "emails") return isEmailAddress(value) ? null : "email";
  if (item.field === "tags") return null;
  return isPhoneNumber(value) ? null : "phone";
};

export const hasFault = (draft: ProfileDraft): boolean =>
  formItems(draft).some((item) => faultOf(draft, item) !== null);

/** What Save changes, with the fields it changes; null when the form reads as it began. */
export const changeOf = (
  draft: ProfileDraft,
): { readonly change: ProfileChange; readonly fields: readonly ProfileField[] } | null => {
  const set: Partial<Record<SingleField, string | null>> = {};
  for (const field of singleFields) {
    const before = draft.before.single[field];
    const value = draft.single[field];
    if (value === (before?.value ?? "") || (value === "" && before?.given)) continue;
    set[field] = value === "" ? null : value;
  }
  const add: Partial<Record<ListField, readonly string[]>> = {};
  const remove: Partial<Record<ListField, readonly string[]>> = {};
  for (const field of listFields) {
    if (isSame(draft, field)) continue;
    const steps = stepsTo(draft, field);
    if (steps.add.length > 0) add[field] = steps.add;
    if (steps.remove.length > 0) remove[field] = steps.remove;
  }
  const fields = [set, add, remove].flatMap((part) => Object.keys(part)) as ProfileField[];
  const changed = fieldOrder.filter((field) => fields.includes(field));
  return changed.length === 0 ? null : { change: { set, add, remove }, fields: changed };
};

const isSame = (draft: ProfileDraft, field: ListField): boolean =>
  JSON.stringify(draft.list[field]) === JSON.stringify(draft.before.list[field].map(({ value }) => value));

/**
 * The removals and additions that lead to a list in its order [F8]: what is added comes at the end, so the elements
 * keep their place only as far as they begin the wanted list in their old order. Given values were never set: a
 * list that somebody touches is set as a whole.
 */
const stepsTo = (
  draft: ProfileDraft,
  field: ListField,
): { readonly add: readonly string[]; readonly remove: readonly string[] } => {
  const wanted = draft.list[field];
  const old = draft.before.list[field].filter(({ given }) => !given).map(({ value }) => value);
  let kept = 0;
  for (const value of old) if (value === wanted[kept]) kept++;
  return {
    add: wanted.slice(kept),
    remove: old.filter((value) => !wanted.slice(0, kept).includes(value)),
  };
};
