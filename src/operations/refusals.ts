import type { CustomerId } from "../domain/ids.ts";
import { comparePlaces, type Place } from "../domain/order.ts";
import type { Refusal, RefusalCode } from "../domain/refusal.ts";
import type { Cause, World, WorldCustomer } from "./world.ts";

/** A refusal by a rule, with the operation that caused it where there is one [F12]. */
export const refusal = (rule: string, code: RefusalCode, cause: Cause | null = null): Refusal =>
  cause ? { rule, code, by: cause.by, at: cause.at, cause: cause.operation } : { rule, code };

export const unknownTarget: Refusal = { rule: "F3", code: "unknown-target" };

export const invalid = (detail: string): Refusal => ({ rule: "F14", code: "invalid", detail });

/** What decides whether a customer may be changed: in the fold, and on a screen that tells it beforehand. */
export type Standing = Pick<WorldCustomer, "anonymous" | "anonymizedBy" | "locked">;

/** Unknown, anonymous or locked: what stops every change of a customer [F9] [F10]. */
export const closedTo = (customer: Standing | null): Refusal | null =>
  goneFor(customer) ?? (customer?.locked ? refusal("F9", "locked", customer.locked) : null);

/** Unknown or anonymous: what stops also that which passes a lock [F10]. */
export const goneFor = (customer: Standing | null): Refusal | null => {
  if (!customer) return unknownTarget;
  return customer.anonymous ? refusal("F10", "anonymous", customer.anonymizedBy) : null;
};

/** The first refusal of several checks. */
export const firstRefusal = <T>(items: readonly T[], check: (item: T) => Refusal | null): Refusal | null => {
  for (const item of items) {
    const found = check(item);
    if (found) return found;
  }
  return null;
};

/** The last operation that moved an identity which one of these customer ids follows: who merged first [F5]. */
export const lastMove = (world: World, ids: readonly CustomerId[]): Cause | null => {
  let last: Cause | null = null;
  for (const id of ids) {
    const moved = world.identities.get(world.aliases.get(id) ?? "")?.movedBy ?? null;
    if (moved && (!last || comparePlaces(placeOfCause(moved), placeOfCause(last)) > 0)) last = moved;
  }
  return last;
};

const placeOfCause = (cause: Cause): Place => ({ at: cause.at, id: cause.operation });
