import { casesViews } from "../navigation/state.ts";
import type { Command } from "./command.ts";

/** Cycles agent replies, customer messages, both [I3]. */
export const casesView: Command = {
  name: "cases.view",
  run: ({ navigation }) => {
    const at = casesViews.indexOf(navigation.get().casesView);
    navigation.change({ casesView: casesViews[(at + 1) % casesViews.length] ?? "out" });
  },
};
