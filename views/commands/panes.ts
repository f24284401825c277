import type { AppHandle } from "../app/app-handle.ts";
import { type Pane, panesOf } from "../navigation/state.ts";
import type { Command } from "./command.ts";
import { settleSelection } from "./selection.ts";

const shift = (app: AppHandle, by: number): void => {
  const { navigation } = app;
  const { mode, pane: from } = navigation.get();
  const panes: readonly Pane[] = panesOf[mode];
  const pane = panes[(panes.indexOf(from) + by + panes.length) % panes.length];
  if (pane === undefined) return;
  // Who goes to the thread means the selected one, settled or not.
  const settled = pane === "thread" || pane === "customer" ? settleSelection(app) : {};
  navigation.change({
    pane,
    before: from === "customer" ? "thread" : from,
    ...settled,
  });
};

export const nextPane: Command = { name: "pane.next", run: (app) => shift(app, 1) };
export const previousPane: Command = { name: "pane.previous", run: (app) => shift(app, -1) };
