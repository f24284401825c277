import type { CustomerView } from "../desk.ts";
import {
  isListField,
  isSingleField,
  type ListField,
  listFields,
  type ProfileChange,
  type ProfileField,
  type SingleField,
  singleFields,
} from "../domain/profile.ts";
import type { CliText } from "../i18n/cli-text.ts";
import type { CommandOption } from "./command.ts";
import type { Ending } from "./ending.ts";
import { type Given, listOption } from "./given.ts";

export const setOption = (text: CliText): CommandOption => ({
  flags: "--set <field=value>",
  about: text.change.set,
  repeated: true,
});

export const changeOptions = (text: CliText): readonly CommandOption[] => [
  setOption(text),
  { flags: "--add <field=value>", about: text.change.add, repeated: true },
  { flags: "--remove <field=value>", about: text.change.remove, repeated: true },
];

export interface Change {
  readonly change: ProfileChange;
  readonly fields: readonly ProfileField[];
}

/**
 * The profile change that `--set`, `--add` and `--remove` describe. To set a field of several values is to add
 * the value and to remove the others that somebody set.
 */
export const profileChange = (given: Given, view: CustomerView, text: CliText): Change | Ending => {
  const set: Partial<Record<SingleField, string | null>> = {};
  const add: Partial<Record<ListField, string[]>> = {};
  const remove: Partial<Record<ListField, string[]>> = {};
  for (const [option, pairs] of (["set", "add", "remove"] as const).map(
    (name) => [name, listOption(given, name)] as const,
  )) {
    for (const pair of pairs) {
      const parts = splitPair(pair);
      if (parts === null) return usage(text.errors.notPair(pair));
      const { field, value } = parts;
      if (isSingleField(field)) {
        if (option !== "set") return usage(text.errors.singleField(field));
        set[field] = value === "" ? null : value;
      } else if (isListField(field)) {
        if (option === "set") replaceList(view, field, value, add, remove);
        else if (value === "") return usage(text.errors.notPair(pair));
        else
          (option === "add" ? add : remove)[field] = [
            ...((option === "add" ? add : remove)[field] ?? []),
            value,
          ];
      } else return usage(text.errors.unknownField(field, [...singleFields, ...listFields].join(", ")));
    }
  }
  const fields = new Set([
    ...Object.keys(set),
    ...Object.keys(add),
    ...Object.keys(remove),
  ] as ProfileField[]);
  return {
    change: {
      ...(Object.keys(set).length > 0 ? { set } : {}),
      ...(Object.keys(add).length > 0 ? { add } : {}),
      ...(Object.keys(remove).length > 0 ? { remove } : {}),
    },
    fields: [...fields],
  };
};

type Lists = Partial<Record<ListField, string[]>>;

const replaceList = (
  view: CustomerView,
  field: ListField,
  value: string,
  add: Lists,
  remove: Lists,
): void => {
  const wanted = value === "" ? [] : [...(add[field] ?? []), value];
  const others = view.profile.list[field].filter((shown) => !shown.given && !wanted.includes(shown.value));
  if (wanted.length > 0) add[field] = wanted;
  remove[field] = others.map((shown) => shown.value);
};

const splitPair = (pair: string): { readonly field: string; readonly value: string } | null => {
  const at = pair.indexOf("=");
  return at <= 0 ? null : { field: pair.slice(0, at).trim(), value: pair.slice(at + 1).trim() };
};

const usage = (message: string): Ending => ({ type: "usage", message });
