import type { AgentRow, SettingsView } from "../../src/desk.ts";
import type { AppHandle } from "../app/app-handle.ts";
import { rolesIn, type SettingItem, settingItems } from "./setting-items.ts";

/** The settings as the keys find them: every row, the selected one, and the role that changes are for. */
export interface SettingsAtHand {
  readonly view: SettingsView;
  readonly agents: readonly AgentRow[];
  readonly item: SettingItem;
  readonly roles: readonly string[];
  readonly role: string;
}

/** Null until the settings have been read. */
export const settingsAtHand = ({ navigation, desk }: AppHandle): SettingsAtHand | null => {
  const view = desk.cache.peek("settings", {});
  const agents = desk.cache.peek("agents", {});
  if (view === undefined || agents === undefined) return null;
  const item = settingItems(view, agents)[navigation.cursor("settings")?.index ?? 0];
  const roles = rolesIn(view, agents);
  const role = roles[roleIndex(roles, navigation.get().settings.role)];
  return item === undefined || role === undefined ? null : { view, agents, item, roles, role };
};

/** The place of the chosen role among those that there are. */
export const roleIndex = (roles: readonly string[], chosen: number): number =>
  Math.max(0, Math.min(chosen, roles.length - 1));
