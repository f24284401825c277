import type { CustomerRow, CustomerView } from "../../src/desk.ts";
import type { CustomerId } from "../../src/domain/ids.ts";
import { clockAt } from "../../src/domain/order.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { AppHandle } from "../app/app-handle.ts";
import {
  candidateOf,
  type IdentityItem,
  identityItems,
  identityQueries,
} from "../customer/identity-items.ts";
import { hintOf } from "../keys/keymap.ts";
import { shownCustomer } from "./selection.ts";

/** The customer whose Identities tab shows, once it is here. */
export const shownView = (app: AppHandle): CustomerView | null => {
  const customer = shownCustomer(app);
  return customer === null ? null : (app.desk.cache.peek("customer", { customer }) ?? null);
};

/** The selected row of the Identities tab. */
export const selectedItem = (app: AppHandle): IdentityItem | undefined => {
  const customer = shownView(app);
  if (customer === null) return undefined;
  const { cache } = app.desk;
  const asked = identityQueries(customer.id, app.navigation.get().found);
  const hits = asked.hits === null ? undefined : cache.peek("customerSearch", asked.hits);
  const items = identityItems(customer, hits, cache.peek("suggestions", asked.suggestions));
  return items[app.navigation.cursor("customer.identities")?.index ?? 0];
};

/** Why the customer that shows cannot be merged with anybody now; null when it can. */
export const ownObstacle = (app: AppHandle): string | null => {
  const { language, desk } = app;
  const customer = shownView(app);
  if (customer === null) return language.text.toast.notThere;
  if (customer.anonymized) return language.refusal({ rule: "F10", code: "anonymous" });
  if (customer.locked) {
    const { lockedBy } = customer;
    const cause = lockedBy === null ? {} : { by: lockedBy.by, at: clockAt(lockedBy.at) };
    return language.refusal({ rule: "F9", code: "locked", ...cause });
  }
  const permissions = desk.cache.peek("settings", {})?.permissions;
  return permissions?.includes("merge") === false ? language.text.merge.noPermission : null;
};

/** Why a candidate cannot be merged into the customer that shows; null when it can. */
export const candidateObstacle = (app: AppHandle, candidate: CustomerRow | null): string | null => {
  const { merge } = app.language.text;
  if (candidate === null) return merge.noCandidate(hintOf("identities.find"));
  if (candidate.id === shownView(app)?.id) return merge.sameCustomer;
  if (candidate.anonymized) return merge.hitAnonymous;
  return candidate.locked ? merge.hitLocked(safeLine(candidate.name ?? "")) : null;
};

/** Who is marked to be merged into the customer that shows. */
export const markedCustomers = (app: AppHandle): readonly CustomerId[] => {
  const { marked } = app.navigation.get();
  return marked !== null && marked.into === shownView(app)?.id ? marked.customers : [];
};

export const selectedCandidate = (app: AppHandle): CustomerRow | null => candidateOf(selectedItem(app));
