import type { AgentRow, SettingsView } from "../../src/desk.ts";
import type { AppHandle } from "../app/app-handle.ts";
import { itemKey, rolesIn, type SettingItem, settingItems } from "./setting-items.ts";

/** The settings as the keys find them: every row, the selected one, and the role that changes are for. */
export interface SettingsAtHand {
  readonly view: SettingsView;
  readonly agents: readonly AgentRow[];
  readonly item: SettingItem;
  readonly roles: readonly string[];
  readonly role: string;
}

/** Null until the settings have been read, and when the row that is typed into has gone meanwhile. */
export const settingsAtHand = ({ navigation, desk }: AppHandle): SettingsAtHand | null => {
  const view = desk.cache.peek("settings", {});
  const agents = desk.cache.peek("agents", {});
  if (view === undefined || agents === undefined) return null;
  const items = settingItems(view, agents);
  const { typing, settings } = navigation.get();
  // Rows may come and go while somebody types; the text belongs to the row that it was begun on.
  const item =
    typing === "setting"
      ? items.find((each) => itemKey(each) === settings.unsaved)
      : items[navigation.cursor("settings")?.index ?? 0];
  const roles = rolesIn(view, agents);
  const role = roles[roleIndex(roles, settings.role)];
  return item === undefined || role === undefined ? null : { view, agents, item, roles, role };
};

/** The place of the chosen role among those that there are. */
export const roleIndex = (roles: readonly string[], chosen: number): number =>
  Math.max(0, Math.min(chosen, roles.length - 1));
