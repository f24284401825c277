import { panes } from "../navigation/state.ts";
import type { NavigationStore } from "../navigation/store.ts";
import type { Command } from "./command.ts";

const shift = (navigation: NavigationStore, by: number): void => {
  const at = panes.indexOf(navigation.get().pane);
  const pane = panes[(at + by + panes.length) % panes.length];
  if (pane !== undefined) navigation.change({ pane });
};

export const nextPane: Command = { name: "pane.next", run: ({ navigation }) => shift(navigation, 1) };
export const previousPane: Command = {
  name: "pane.previous",
  run: ({ navigation }) => shift(navigation, -1),
};
