import type { Command } from "./command.ts";
import { decide } from "./decide.ts";
import { closedReason, customerAtHand, customerView } from "./standing.ts";

/** Keeps agents from editing, merging, anonymizing and exporting a customer [D6]. */
export const customerLock: Command = {
  name: "customer.lock",
  disabled: (app) => closedReason(app, customerAtHand(app), "lock"),
  run: (app) => {
    const customer = customerAtHand(app);
    if (customer === null) return;
    const { locked } = app.language.text.deciding.done;
    decide(app, { kind: "customer.lock", body: { customer }, texts: null }, locked);
  },
};

export const customerUnlock: Command = {
  name: "customer.unlock",
  disabled: (app) => {
    const customer = customerAtHand(app);
    const isLocked = customer !== null && customerView(app, customer)?.locked !== false;
    return (
      closedReason(app, customer, "lock", true) ??
      (isLocked ? null : app.language.text.deciding.disabled.notLocked)
    );
  },
  run: (app) => {
    const customer = customerAtHand(app);
    if (customer === null) return;
    const { unlocked } = app.language.text.deciding.done;
    decide(app, { kind: "customer.unlock", body: { customer }, texts: null }, unlocked);
  },
};
