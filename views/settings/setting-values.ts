import type { SettingsView } from "../../src/desk.ts";
import type { ProfileField } from "../../src/domain/profile.ts";
import type { Permission } from "../../src/operations/fold-types.ts";
import { defaultRoles, permissions, rolePrefix } from "../../src/operations/roles.ts";
import { type FieldAccess, fieldAccess } from "../../src/operations/settings/field-access.ts";
import type { SettingRule } from "../../src/operations/settings/setting-rule.ts";
import {
  roleRule,
  type SettingKey,
  type SettingTable,
  settings,
  type TabName,
  tabsPrefix,
  tabsRule,
} from "../../src/operations/settings/settings.ts";

/** A setting as it holds now. */
export const settingIn = <K extends SettingKey>(view: SettingsView, key: K): SettingTable[K] => {
  const rule = settings[key] as SettingRule<SettingTable[K]>;
  return read(view, key, rule, rule.usual);
};

/** What a role permits now; `admin` permits everything whatever is set [F13]. */
export const permissionsIn = (view: SettingsView, role: string): readonly Permission[] =>
  role === "admin"
    ? permissions
    : read(
        view,
        `${rolePrefix}${role}`,
        roleRule,
        Object.hasOwn(defaultRoles, role) ? (defaultRoles[role] ?? []) : [],
      );

/** The tabs that a role sees now [S5]. */
export const tabsIn = (view: SettingsView, role: string): readonly TabName[] =>
  read(view, `${tabsPrefix}${role}`, tabsRule, tabsRule.usual);

/** What a role may do with a profile field now [S5]. */
export const accessIn = (view: SettingsView, role: string, field: ProfileField): FieldAccess =>
  fieldAccess(settingIn(view, "profile.fields"), role, field);

const read = <T>(view: SettingsView, key: string, rule: SettingRule<T>, usual: T): T => {
  const row = view.settings.find((setting) => setting.key === key);
  const value = row === undefined ? null : rule.read(row.value);
  return value !== null && "ok" in value ? value.ok : usual;
};
