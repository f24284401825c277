import type { CustomerId, IdentityId, OperationId } from "../domain/ids.ts";
import { comparePlaces, type Place } from "../domain/order.ts";
import { listFields, singleFields } from "../domain/profile.ts";
import type { Entry, FoldedCase, FoldedCustomer, GroupState, Verdict } from "./fold-types.ts";

/** What an operation would change: the difference of two states of the same groups [F7]. */
export interface Difference {
  /** Identities that are in another customer afterwards; new ones are not moved. */
  readonly moved: readonly {
    readonly identity: IdentityId;
    readonly from: CustomerId;
    readonly to: CustomerId;
  }[];
  readonly customersGone: readonly CustomerId[];
  readonly customersMade: readonly CustomerId[];
  /** Customers there before and after whose profile, lock, review or anonymity changes. */
  readonly customersChanged: readonly CustomerId[];
  readonly casesChanged: readonly FoldedCase["id"][];
  readonly commentsGone: readonly string[];
  readonly commentsMade: readonly string[];
  /** Operations there before and after whose verdict turns, and where they land afterwards [F7] [F12]. */
  readonly turned: readonly Turn[];
}

export interface Turn {
  readonly operation: OperationId;
  readonly from: Verdict;
  readonly to: Verdict;
  /** The live customer of the first customer or identity that it touches afterwards. */
  readonly customer: CustomerId | null;
}

/** Compares the state before with the state after; each list is in the order of the state it comes from. */
export const differenceOf = (before: GroupState, after: GroupState): Difference => ({
  moved: [...after.identities.values()].flatMap(({ id, customer }) => {
    const from = before.identities.get(id)?.customer;
    return from === undefined || from === customer ? [] : [{ identity: id, from, to: customer }];
  }),
  customersGone: missingIn(before.customers, after.customers),
  customersMade: missingIn(after.customers, before.customers),
  customersChanged: [...after.customers.values()]
    .filter(({ id }) => before.customers.has(id))
    .filter((customer) => appearance(customer) !== appearance(before.customers.get(customer.id)!))
    .map(({ id }) => id),
  casesChanged: [...after.cases.values()]
    .filter(({ id, state }) => (before.cases.get(id)?.state ?? state) !== state)
    .map(({ id }) => id),
  commentsGone: missingIn(before.comments, after.comments),
  commentsMade: missingIn(after.comments, before.comments),
  turned: [...after.verdicts].flatMap(([operation, to]) => {
    const from = before.verdicts.get(operation);
    if (!from || isSameVerdict(from, to)) return [];
    return [{ operation, from, to, customer: landingOf(after, operation) }];
  }),
});

/** The live customer that an operation is about in a state; null when nothing that it touches is known. */
export const landingOf = (state: GroupState, operation: OperationId): CustomerId | null => {
  for (const id of state.touched.get(operation) ?? []) {
    const identity = state.identities.get(state.aliases.get(id) ?? id);
    const live = state.customers.get(id)?.id ?? identity?.customer;
    if (live !== undefined) return live;
  }
  return null;
};

/** Operations after a place that keep their verdict and are about another customer afterwards [F7]. */
export const movedOperations = (
  entries: readonly Entry[],
  before: GroupState,
  after: GroupState,
  since: Place,
): readonly Turn[] =>
  entries.flatMap((entry): readonly Turn[] => {
    if (entry.type !== "operation" || comparePlaces(entry.operation, since) <= 0) return [];
    const { id: operation } = entry.operation;
    const from = before.verdicts.get(operation);
    const to = after.verdicts.get(operation);
    const customer = landingOf(after, operation);
    if (!from || !to || !isSameVerdict(from, to) || customer === landingOf(before, operation)) return [];
    return [{ operation, from, to, customer }];
  });

const missingIn = (here: ReadonlyMap<string, unknown>, there: ReadonlyMap<string, unknown>) =>
  [...here.keys()].filter((id) => !there.has(id));

const appearance = ({ profile, locked, anonymous, review }: FoldedCustomer): string =>
  JSON.stringify([
    singleFields.map((field) => profile.single[field]?.value),
    listFields.map((field) => profile.list[field]?.map(({ value }) => value)),
    locked,
    anonymous,
    review,
  ]);

const isSameVerdict = (a: Verdict, b: Verdict): boolean =>
  a.state === b.state &&
  (a.state !== "refused" || b.state !== "refused" || a.refusal.code === b.refusal.code);
