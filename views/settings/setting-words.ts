import type { SettingsView } from "../../src/desk.ts";
import type { Language } from "../../src/i18n/language.ts";
import {
  isRoleItem,
  type RoleItem,
  rolesIn,
  type SettingItem,
  sectionOf,
  settingKeyOf,
} from "./setting-items.ts";
import { accessIn, permissionsIn, settingIn, tabsIn } from "./setting-values.ts";
import type { TypedItem } from "./typed-setting.ts";

/** The label of a row. */
export const itemLabel = (item: SettingItem, { text }: Language): string => {
  const { items, permissions } = text.settings;
  switch (item.type) {
    case "field":
      return text.profile.fields[item.field];
    case "tab":
      return text.customer.tabs[item.tab];
    case "permission":
      return permissions[item.permission];
    case "value":
      return item.list === "desk.own" ? items.own : items.blocked;
    case "add":
      return item.list === "desk.own" ? items.addOwn : items.addValue;
    case "agent":
      return item.agent.name;
    default:
      return items[item.type];
  }
};

/** The value of a row that is the same for every role; empty where there is none. */
export const itemValue = (
  item: Exclude<SettingItem, RoleItem>,
  view: SettingsView,
  { text, number }: Language,
): string => {
  const { words } = text.settings;
  switch (item.type) {
    case "d1":
      return settingIn(view, "matching.d1") ? words.on : words.off;
    case "limit":
      return number(settingIn(view, "matching.limit"));
    case "sender":
      return settingIn(view, "export.sender") ?? words.none;
    case "value":
      return item.value;
    case "agent": {
      const { role, hasToken } = item.agent;
      return `${role ?? words.revoked}${hasToken ? `, ${words.hasToken}` : ""}`;
    }
    default:
      return "";
  }
};

/** The value of a row for one role. */
export const roleValue = (item: RoleItem, view: SettingsView, role: string, { text }: Language): string => {
  const { words } = text.settings;
  switch (item.type) {
    case "field":
      return words[accessIn(view, role, item.field)];
    case "tab":
      return tabsIn(view, role).includes(item.tab) ? words.shown : words.hidden;
    case "permission":
      return permissionsIn(view, role).includes(item.permission) ? words.yes : words.no;
  }
};

/** What a row is about, and who set its value. */
export const itemHint = (item: SettingItem, view: SettingsView, role: string, { text }: Language): string => {
  const { settings } = text;
  const key = settingKeyOf(item, role);
  if (key === null || (item.type === "permission" && role === "admin")) return aboutOf(item, settings);
  const setBy = view.settings.find((row) => row.key === key)?.setBy ?? null;
  return `${aboutOf(item, settings)} ${setBy === null ? settings.usual : settings.setBy(setBy)}`;
};

const aboutOf = (item: SettingItem, { hints, items }: Language["text"]["settings"]): string => {
  if (isRoleItem(item)) return hints[sectionOf(item)];
  switch (item.type) {
    case "d1":
      return items.d1Hint;
    case "limit":
      return items.limitHint;
    case "addRole":
      return items.addRoleHint;
    case "agent":
      return items.agentHint;
    case "addAgent":
      return `${items.addAgentHint} ${hints.agents}`;
    case "value":
    case "add":
      return item.list === "desk.own" ? hints.own : items.blockedHint;
    case "sender":
      return hints.sender;
  }
};

/** What to type into a row. */
export const promptOf = (
  item: TypedItem,
  view: SettingsView,
  agents: Parameters<typeof rolesIn>[1],
  { text }: Language,
): string => {
  const { prompts } = text.settings;
  switch (item.type) {
    case "value":
    case "add":
      return prompts.value;
    case "agent":
      return prompts.agent(item.agent.name, rolesIn(view, agents).join(", "));
    default:
      return prompts[item.type];
  }
};
