import type { AppHandle } from "../app/app-handle.ts";
import { moreEntries } from "../customer/more-entries.ts";
import type { Command } from "./command.ts";
import { shownCustomer } from "./selection.ts";
import { customerView } from "./standing.ts";

/** Runs the selected entry of More, by its own command. */
export const moreRun: Command = {
  name: "more.run",
  disabled: (app) => {
    const command = selectedCommand(app);
    return command === undefined
      ? app.language.text.deciding.disabled.noCustomer
      : (command.disabled?.(app) ?? null);
  },
  run: (app) => selectedCommand(app)?.run(app),
};

const selectedCommand = (app: AppHandle): Command | undefined => {
  const customer = shownCustomer(app);
  const view = customer === null ? null : customerView(app, customer);
  if (view === null) return undefined;
  const entry = moreEntries(view, app.language.text)[app.navigation.cursor("customer.more")?.index ?? 0];
  return entry === undefined ? undefined : app.commands.get(entry.command);
};
