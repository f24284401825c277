import type { CaseRow } from "../../src/desk.ts";
import type { AppHandle } from "../app/app-handle.ts";
import { windowOf } from "../data/use-rows.ts";
import { shownCustomer } from "./selection.ts";

/** The case of the Cases tab that has the keys, else the selected one, if its page is here. */
export const selectedCase = (app: AppHandle): CaseRow | null => {
  const customer = shownCustomer(app);
  if (customer === null) return null;
  const index = app.navigation.cursor("customer.cases")?.index ?? 0;
  const window = windowOf("customerCases", index);
  const page = app.desk.cache.peek("customerCases", { customer, ...window });
  const { insideCase } = app.navigation.get();
  const row =
    insideCase === null ? page?.rows[index - window.offset] : page?.rows.find(({ id }) => id === insideCase);
  return row ?? null;
};
