import { otherCustomer } from "../navigation/other-customer.ts";
import type { Command } from "./command.ts";
import { selectedThread, settleSelection } from "./selection.ts";

export const customerOpen: Command = {
  name: "customer.open",
  disabled: (app) => (selectedThread(app) === null ? app.language.text.disabled.noThread : null),
  run: (app) => {
    const thread = selectedThread(app);
    if (thread === null) return;
    const { mode, pane } = app.navigation.get();
    if (mode === "routing") {
      return app.navigation.change({ ...settleSelection(app), pane: "customer", before: pane });
    }
    const dialog = { type: "customer", customer: thread.customer } as const;
    app.navigation.change({ ...otherCustomer(app.navigation.get()), dialogs: [dialog], tab: "summary" });
  },
};
