import { otherCustomer } from "../navigation/other-customer.ts";
import type { Command } from "./command.ts";

/** The other entry of the navigation rail [S1]. Folder, selection and tab stay as they are. */
export const modeSwitch: Command = {
  name: "mode.switch",
  run: ({ navigation }) => {
    const { mode, pane } = navigation.get();
    navigation.change({
      mode: mode === "inbox" ? "routing" : "inbox",
      pane: pane === "customer" ? "thread" : pane,
      ...otherCustomer(navigation.get()),
    });
  },
};
