import type { SettingsView } from "../../src/desk.ts";
import type { Catalogue } from "../../src/i18n/catalogue.ts";
import type { Decision } from "../../src/operations/operation.ts";
import { permissions } from "../../src/operations/roles.ts";
import { type FieldAccess, fieldAccesses } from "../../src/operations/settings/field-access.ts";
import { tabNames } from "../../src/operations/settings/settings.ts";
import { isRoleItem, type RoleItem, type SettingItem, settingKeyOf } from "./setting-items.ts";
import { accessIn, permissionsIn, settingIn, tabsIn } from "./setting-values.ts";

/** One decision on a setting, and what to tell once it is done. */
export interface SettingChange {
  readonly decision: Decision;
  readonly done: string;
}

export type ToggledItem = RoleItem | Extract<SettingItem, { type: "d1" }>;
export const isToggled = (item: SettingItem): item is ToggledItem => isRoleItem(item) || item.type === "d1";

/** Why a row cannot be toggled for a role; null when it can. */
export const toggleReason = (
  view: SettingsView,
  item: ToggledItem,
  role: string,
  { settings }: Catalogue,
): string | null => {
  if (item.type === "permission" && role === "admin") return settings.disabled.adminMayAll;
  if (item.type !== "tab") return null;
  const tabs = tabsIn(view, role);
  return tabs.length === 1 && tabs.includes(item.tab) ? settings.disabled.lastTab : null;
};

/** The next value of a row for a role: editable, visible, hidden; or the other one of yes and no. */
export const toggled = (
  view: SettingsView,
  item: ToggledItem,
  role: string,
  text: Catalogue,
): SettingChange => {
  const { words, items } = text.settings;
  const set = (value: unknown, what: string, said: string): SettingChange => ({
    decision: { kind: "setting.set", body: { key: settingKeyOf(item, role) ?? "", value }, texts: null },
    done: `${what}: ${said}`,
  });
  switch (item.type) {
    case "field": {
      const next = nextAccess(accessIn(view, role, item.field));
      const table = settingIn(view, "profile.fields");
      const value = { ...table, [item.field]: { ...table[item.field], [role]: next } };
      return set(value, `${text.profile.fields[item.field]}, ${role}`, words[next]);
    }
    case "tab": {
      const tabs = tabsIn(view, role);
      const isShown = tabs.includes(item.tab);
      const value = tabNames.filter((tab) => (tab === item.tab ? !isShown : tabs.includes(tab)));
      return set(value, `${text.customer.tabs[item.tab]}, ${role}`, isShown ? words.hidden : words.shown);
    }
    case "permission": {
      const held = permissionsIn(view, role);
      const isHeld = held.includes(item.permission);
      const value = permissions.filter((each) => (each === item.permission ? !isHeld : held.includes(each)));
      const what = `${text.settings.permissions[item.permission]}, ${role}`;
      return set(value, what, isHeld ? words.no : words.yes);
    }
    case "d1": {
      const isOn = settingIn(view, "matching.d1");
      return set(!isOn, items.d1, isOn ? words.off : words.on);
    }
  }
};

const nextAccess = (access: FieldAccess): FieldAccess =>
  fieldAccesses[(fieldAccesses.indexOf(access) + fieldAccesses.length - 1) % fieldAccesses.length] ?? "edit";
