import type { AppHandle } from "../app/app-handle.ts";
import { shownTabs } from "../customer/shown-tabs.ts";
import { type CustomerTab, customerTabs, type Navigation } from "../navigation/state.ts";
import type { Command } from "./command.ts";
import { settleSelection } from "./selection.ts";

const showTab = (app: AppHandle, tab: CustomerTab): void =>
  app.navigation.change({ ...focusOnPanel(app), tab, insideCase: null, typing: null });

/** A tab's key in Routing mode also gives the panel the keys: who opens a tab means to work in it [S3]. */
const focusOnPanel = (app: AppHandle): Partial<Navigation> => {
  const { mode, pane, dialogs } = app.navigation.get();
  const isElsewhere = mode === "routing" && dialogs.length === 0 && pane !== "customer";
  return isElsewhere ? { ...settleSelection(app), pane: "customer", before: pane } : {};
};

const shift = (app: AppHandle, by: number): void => {
  const tabs = tabsHere(app);
  const at = tabs.indexOf(app.navigation.get().tab);
  const next = tabs[(at + by + tabs.length) % tabs.length];
  if (next !== undefined) showTab(app, next);
};

const tabsHere = (app: AppHandle): readonly CustomerTab[] => shownTabs(app.desk.cache.peek("settings", {}));

/** Switching the tabs of Customer information [S4]. No text field takes the keys when one opens. */
export const tabs: readonly Command[] = [
  { name: "tab.next", run: (app) => shift(app, 1) },
  { name: "tab.previous", run: (app) => shift(app, -1) },
  ...customerTabs.map(
    (tab): Command => ({
      name: `tab.${tab}`,
      disabled: (app) => (tabsHere(app).includes(tab) ? null : app.language.text.settings.disabled.tabHidden),
      run: (app) => showTab(app, tab),
    }),
  ),
];
