import type { AgentRow, SettingsView } from "../../src/desk.ts";
import { fieldOrder, type ProfileField } from "../../src/domain/profile.ts";
import type { Permission } from "../../src/operations/fold-types.ts";
import { defaultRoles, permissions, rolePrefix } from "../../src/operations/roles.ts";
import { type TabName, tabNames, tabsPrefix } from "../../src/operations/settings/settings.ts";
import { settingIn } from "./setting-values.ts";

export const settingSections = ["fields", "tabs", "roles", "matching", "own", "sender", "agents"] as const;
export type SettingSection = (typeof settingSections)[number];

/** The settings that are lists of texts. */
export type TextListKey = "matching.blocked" | "desk.own";

/** What can be selected in the settings. The first three have a value for each role. */
export type SettingItem =
  | { readonly type: "field"; readonly field: ProfileField }
  | { readonly type: "tab"; readonly tab: TabName }
  | { readonly type: "permission"; readonly permission: Permission }
  | { readonly type: "addRole" }
  | { readonly type: "d1" }
  | { readonly type: "limit" }
  | { readonly type: "value"; readonly list: TextListKey; readonly value: string }
  | { readonly type: "add"; readonly list: TextListKey }
  | { readonly type: "sender" }
  | { readonly type: "agent"; readonly agent: AgentRow }
  | { readonly type: "addAgent" };

export type RoleItem = Extract<SettingItem, { type: "field" | "tab" | "permission" }>;
export const isRoleItem = (item: SettingItem): item is RoleItem =>
  item.type === "field" || item.type === "tab" || item.type === "permission";

/** All rows of the settings, from top to bottom. */
export const settingItems = (view: SettingsView, agents: readonly AgentRow[]): readonly SettingItem[] => [
  ...fieldOrder.map((field): SettingItem => ({ type: "field", field })),
  ...tabNames.map((tab): SettingItem => ({ type: "tab", tab })),
  ...permissions.map((permission): SettingItem => ({ type: "permission", permission })),
  { type: "addRole" },
  { type: "d1" },
  { type: "limit" },
  ...textList(view, "matching.blocked"),
  ...textList(view, "desk.own"),
  { type: "sender" },
  ...agents.map((agent): SettingItem => ({ type: "agent", agent })),
  { type: "addAgent" },
];

const textList = (view: SettingsView, list: TextListKey): readonly SettingItem[] => [
  ...settingIn(view, list).map((value): SettingItem => ({ type: "value", list, value })),
  { type: "add", list },
];

export const sectionOf = (item: SettingItem): SettingSection => {
  switch (item.type) {
    case "field":
      return "fields";
    case "tab":
      return "tabs";
    case "permission":
    case "addRole":
      return "roles";
    case "d1":
    case "limit":
      return "matching";
    case "value":
    case "add":
      return item.list === "desk.own" ? "own" : "matching";
    case "sender":
      return "sender";
    case "agent":
    case "addAgent":
      return "agents";
  }
};

/** The rows where sections begin. */
export const sectionStarts = (items: readonly SettingItem[]): readonly number[] =>
  items.flatMap((item, index) => {
    const before = items[index - 1];
    return before === undefined || sectionOf(before) !== sectionOf(item) ? [index] : [];
  });

/** The key of the setting behind a row; null for an agent, who is none. */
export const settingKeyOf = (item: SettingItem, role: string): string | null => {
  switch (item.type) {
    case "field":
      return "profile.fields";
    case "tab":
      return `${tabsPrefix}${role}`;
    case "permission":
      return `${rolePrefix}${role}`;
    case "d1":
      return "matching.d1";
    case "limit":
      return "matching.limit";
    case "value":
    case "add":
      return item.list;
    case "sender":
      return "export.sender";
    case "addRole":
    case "agent":
    case "addAgent":
      return null;
  }
};

/** Tells one row from all others, also after others came or went. */
export const itemKey = (item: SettingItem): string => {
  if (item.type === "value") return `value ${item.list} ${item.value}`;
  if (item.type === "add") return `add ${item.list}`;
  return item.type === "agent" ? `agent ${item.agent.name}` : item.type;
};

/** Every role there is: the two that the program knows, then those that a setting or an agent names. */
export const rolesIn = (view: SettingsView, agents: readonly AgentRow[]): readonly string[] => {
  const usual = Object.keys(defaultRoles);
  const set = view.settings.flatMap(({ key }) =>
    [rolePrefix, tabsPrefix]
      .filter((prefix) => key.startsWith(prefix))
      .map((prefix) => key.slice(prefix.length)),
  );
  const given = agents.flatMap(({ role }) => (role === null ? [] : [role]));
  return [...usual, ...[...new Set([...set, ...given])].filter((role) => !usual.includes(role)).sort()];
};
