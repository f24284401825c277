import type { Command } from "./command.ts";
import { openDialog } from "./open-dialog.ts";
import { customerAtHand } from "./standing.ts";

/** Everything that was decided about the customer at hand [F12]. */
export const historyOpen: Command = {
  name: "history.open",
  disabled: (app) => (customerAtHand(app) === null ? app.language.text.deciding.disabled.noCustomer : null),
  run: (app) => {
    const customer = customerAtHand(app);
    if (customer === null) return;
    app.navigation.change(openDialog(app.navigation.get(), { type: "history", customer }));
  },
};
