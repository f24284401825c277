import type { AgentRow, SettingRow, SettingsView } from "../desk.ts";
import type { AgentName } from "../domain/ids.ts";
import type { ProfileField } from "../domain/profile.ts";
import { type DeskState, permissionsAt, roleAt } from "../operations/fold-desk.ts";
import { defaultRoles, rolePrefix } from "../operations/roles.ts";
import { fieldAccessOf, settingOf, tabsOf } from "../operations/settings/desk-settings.ts";
import { type FieldAccess, profileFields } from "../operations/settings/field-access.ts";
import { isSettingKey, type SettingKey, settings } from "../operations/settings/settings.ts";

/** What a session's agent may do and see, and every setting [S5]. */
export const settingsView = (desk: DeskState, agent: AgentName): SettingsView => ({
  agent,
  role: roleAt(desk, agent),
  permissions: permissionsAt(desk, agent),
  tabs: tabsOf(desk, agent),
  fields: Object.fromEntries(
    profileFields.map((field) => [field, fieldAccessOf(desk, agent, field)]),
  ) as Record<ProfileField, FieldAccess>,
  settings: settingRows(desk),
});

/** The agents of the desk by name; before any is named, the one who asks [F13]. */
export const agentRows = (desk: DeskState, asking: AgentName): readonly AgentRow[] => {
  const names = desk.firstAgent === null ? [asking] : [...desk.roles.keys()].sort();
  return names.map((name) => ({
    name,
    role: roleAt(desk, name),
    hasToken: desk.tokens.has(name),
  }));
};

const settingRows = (desk: DeskState): readonly SettingRow[] => {
  const usualRoles = Object.entries(defaultRoles).map(([role, permissions]): SettingRow => {
    // Whatever is set for admins, they may do everything.
    const set = role === "admin" ? undefined : desk.settings.get(rolePrefix + role);
    return { key: rolePrefix + role, value: set?.value ?? permissions, setBy: set?.by ?? null };
  });
  const named = (Object.keys(settings) as SettingKey[]).map(
    (key): SettingRow => ({ key, value: settingOf(desk, key), setBy: desk.settings.get(key)?.by ?? null }),
  );
  const listed = new Set(usualRoles.map(({ key }) => key));
  const others = [...desk.settings]
    .filter(([key]) => !isSettingKey(key) && !listed.has(key))
    .map(([key, { value, by }]): SettingRow => ({ key, value, setBy: by }));
  return [...named, ...usualRoles, ...others].sort((a, b) => (a.key < b.key ? -1 : 1));
};
