import { windowOf } from "../data/use-rows.ts";
import type { Command } from "./command.ts";
import { shownCustomer } from "./selection.ts";

export const casesEnter: Command = {
  name: "cases.enter",
  run: (app) => {
    const customer = shownCustomer(app);
    if (customer === null) return;
    const index = app.navigation.cursor("customer.cases")?.index ?? 0;
    const window = windowOf("customerCases", index);
    const page = app.desk.cache.peek("customerCases", { customer, ...window });
    app.navigation.change({ insideCase: page?.rows[index - window.offset]?.id ?? null });
  },
};
