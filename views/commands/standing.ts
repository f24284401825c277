import type { CustomerView } from "../../src/desk.ts";
import type { CustomerId } from "../../src/domain/ids.ts";
import { clockAt } from "../../src/domain/order.ts";
import type { Permission } from "../../src/operations/fold-types.ts";
import { closedTo, goneFor, refusal } from "../../src/operations/refusals.ts";
import type { AppHandle } from "../app/app-handle.ts";
import { selectedThread, shownCustomer } from "./selection.ts";

/** The customer that decisions are about: the one whose information or history shows, else the selected thread's. */
export const customerAtHand = (app: AppHandle): CustomerId | null => {
  const dialog = app.navigation
    .get()
    .dialogs.findLast(({ type }) => type === "history" || type === "customer");
  if (dialog?.type === "history") return dialog.customer;
  return shownCustomer(app) ?? selectedThread(app)?.customer ?? null;
};

export const customerView = (app: AppHandle, customer: CustomerId): CustomerView | null =>
  app.desk.cache.peek("customer", { customer }) ?? null;

/**
 * Why a customer may not be changed so, in the words of the refusal that the desk would give [F9] [F12] [F13]; null
 * when it may, or when that is not known yet. Comments and cases pass a lock.
 */
export const closedReason = (
  app: AppHandle,
  customer: CustomerId | null,
  permission: Permission,
  passesLock = false,
): string | null => {
  const { language, desk } = app;
  if (customer === null) return language.text.deciding.disabled.noCustomer;
  const settings = desk.cache.peek("settings", {});
  if (settings !== undefined && !settings.permissions.includes(permission)) {
    return language.refusal(refusal("F13", "not-allowed"));
  }
  const view = customerView(app, customer);
  if (view === null) return null;
  const standing = standingOf(view);
  const refused = passesLock ? goneFor(standing) : closedTo(standing);
  return refused === null ? null : language.refusal(refused);
};

const standingOf = ({ anonymized, locked, lockedBy }: CustomerView) => ({
  anonymous: anonymized,
  anonymizedBy: null,
  locked: locked ? { by: lockedBy?.by ?? "", at: clockAt(lockedBy?.at ?? 0), operation: "" } : null,
});
