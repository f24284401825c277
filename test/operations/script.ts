import type { IdentitySeen, MatchKey } from "../../src/domain/facts.ts";
import { clockAt } from "../../src/domain/order.ts";
import type { ProfileChange, ProfileField } from "../../src/domain/profile.ts";
import { createGroup } from "../../src/operations/fold-group.ts";
import type { Entry, FoldContext, GroupState } from "../../src/operations/fold-types.ts";
import type { FoldedGroup } from "../../src/operations/folded-group.ts";
import type { Operation, OperationKind, OperationTable } from "../../src/operations/operation.ts";

export const allowAll: FoldContext = { permits: () => true };

export const fieldsOf = (change: ProfileChange): ProfileField[] => [
  ...new Set(
    [change.set ?? {}, change.add ?? {}, change.remove ?? {}].flatMap(
      (part) => Object.keys(part) as ProfileField[],
    ),
  ),
];

/** Writes a history in order, each step one tick later; ids are short: ia, ca, o1, d1, k1, n1 … */
export const createScript = (start = 0) => {
  const entries: Entry[] = [];
  let ticks = start;
  const at = () => clockAt(1_000 + ticks);

  const decide = <K extends OperationKind>(
    kind: K,
    body: OperationTable[K]["body"],
    texts: OperationTable[K]["texts"] | null,
    by = "alice",
  ): string => {
    ticks += 1;
    const id = `o${ticks}`;
    const operation = { id, at: at(), by, writer: `w${by}`, kind, body, texts } as Operation;
    entries.push({ type: "operation", operation });
    return id;
  };

  return {
    entries,
    decide,
    see: (name: string, ...keys: MatchKey[]): string => {
      ticks += 1;
      const identity: IdentitySeen = {
        id: `i${name}`,
        at: at(),
        writer: "wfeed",
        channel: "mail",
        kind: "email",
        keys,
        texts: { handle: name, name, email: "", phone: "", uid: "" },
      };
      entries.push({ type: "identity", identity });
      return identity.id;
    },
    merge: (into: string, from: string[], texts: ProfileChange = {}, by?: string) =>
      decide("customer.merge", { into, from, fields: fieldsOf(texts) }, texts, by),
    edit: (customer: string, texts: ProfileChange, by?: string) =>
      decide("customer.edit", { customer, fields: fieldsOf(texts) }, texts, by),
    lock: (customer: string, by?: string) => decide("customer.lock", { customer }, null, by),
    unlock: (customer: string, by?: string) => decide("customer.unlock", { customer }, null, by),
    anonymize: (identities: string[], by?: string) => decide("customer.anonymize", { identities }, null, by),
    detach: (identity: string, from: string, by?: string) =>
      decide("identity.detach", { identity, from }, null, by),
    undo: (...operations: string[]) => decide("operation.undo", { operations }, null),
    redo: (...operations: string[]) => decide("operation.redo", { operations }, null),
    comment: (customer: string, text: string, by?: string) =>
      decide("comment.add", { customer, message: null }, { text }, by),
    remark: (about: string, text: string, by?: string) =>
      decide("comment.add", { case: about, message: null }, { text }, by),
    open: (thread: string, identity: string, by?: string) =>
      decide("case.open", { thread, identity }, null, by),
    close: (about: string, by?: string) => decide("case.close", { case: about }, null, by),
    cancel: (about: string, by?: string) => decide("case.cancel", { case: about }, null, by),
    dismiss: (a: string, b: string) => decide("suggestion.dismiss", { customers: [a, b] }, null),
    group: (context = allowAll): FoldedGroup => createGroup(entries, context),
    fold: (context = allowAll): GroupState => createGroup(entries, context).state,
  };
};

export const derived = (letter: string, operation: string): string => letter + operation.slice(1);

/** The verdict of an operation in few words: `applied`, `undone`, or the code of the refusal. */
export const verdictIn = (state: GroupState, operation: string): string => {
  const verdict = state.verdicts.get(operation);
  if (!verdict) return "none";
  return verdict.state === "refused" ? verdict.refusal.code : verdict.state;
};

/** Customers with their identities: `{ ca: "ia ib" }`. */
export const customersIn = (state: GroupState): Record<string, string> =>
  Object.fromEntries([...state.customers.values()].map(({ id, identities }) => [id, identities.join(" ")]));

/** The live customer that an id names. */
export const resolveIn = (state: GroupState, id: string): string | null =>
  state.customers.get(id)?.id ?? state.identities.get(state.aliases.get(id) ?? "")?.customer ?? null;

/** A customer's profile without the operations that set it. */
export const profileIn = (state: GroupState, id: string): Record<string, string | string[]> => {
  const profile = state.customers.get(resolveIn(state, id) ?? "")?.profile ?? { single: {}, list: {} };
  return {
    ...Object.fromEntries(Object.entries(profile.single).map(([field, value]) => [field, value.value])),
    ...Object.fromEntries(
      Object.entries(profile.list).map(([field, values]) => [field, values.map(({ value }) => value)]),
    ),
  };
};
