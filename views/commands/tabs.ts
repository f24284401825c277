import { type CustomerTab, customerTabs, type Navigation } from "../navigation/state.ts";
import type { NavigationStore } from "../navigation/store.ts";
import type { Command } from "./command.ts";

const showTab = (navigation: NavigationStore, tab: CustomerTab): void =>
  navigation.change({ ...focusOnPanel(navigation.get()), tab, insideCase: null, typing: null });

/** A tab's key in Routing mode also gives the panel the keys: who opens a tab means to work in it [S3]. */
const focusOnPanel = ({ mode, pane, dialogs }: Navigation): Partial<Navigation> =>
  mode === "routing" && dialogs.length === 0 && pane !== "customer" ? { pane: "customer", before: pane } : {};

const shift = (navigation: NavigationStore, by: number): void => {
  const at = customerTabs.indexOf(navigation.get().tab);
  const next = customerTabs[(at + by + customerTabs.length) % customerTabs.length];
  if (next !== undefined) showTab(navigation, next);
};

/** Switching the tabs of Customer information [S4]. No text field takes the keys when one opens. */
export const tabs: readonly Command[] = [
  { name: "tab.next", run: ({ navigation }) => shift(navigation, 1) },
  { name: "tab.previous", run: ({ navigation }) => shift(navigation, -1) },
  ...customerTabs.map(
    (tab): Command => ({ name: `tab.${tab}`, run: ({ navigation }) => showTab(navigation, tab) }),
  ),
];
