import type { SettingsView } from "../../src/desk.ts";
import { type CustomerTab, customerTabs } from "../navigation/state.ts";

/** The tabs that the session's role sees, in their order [S5]; all until the settings are known. */
export const shownTabs = (settings: SettingsView | undefined): readonly CustomerTab[] =>
  settings === undefined ? customerTabs : customerTabs.filter((tab) => settings.tabs.includes(tab));
