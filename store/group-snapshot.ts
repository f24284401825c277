import type { GroupState, Verdict } from "../src/operations/fold-types.ts";

/** Everything that a folded group makes the store say, by table and key, as JSON: what a refold is compared with. */
export interface GroupSnapshot {
  readonly customers: Map<string, string>;
  readonly aliases: Map<string, string>;
  readonly cases: Map<string, string>;
  readonly comments: Map<string, string>;
  readonly dismissals: Map<string, string>;
  readonly identities: Map<string, string>;
  readonly operations: Map<string, string>;
}

/** What the fold says of one operation. */
export interface Judgement {
  readonly state: "applied" | "undone" | "refused";
  readonly refusal: Extract<Verdict, { state: "refused" }>["refusal"] | null;
  readonly undoneBy: string | null;
  readonly touched: readonly string[];
  readonly erased: boolean;
}

export const emptySnapshot = (): GroupSnapshot => ({
  customers: new Map(),
  aliases: new Map(),
  cases: new Map(),
  comments: new Map(),
  dismissals: new Map(),
  identities: new Map(),
  operations: new Map(),
});

/**
 * A snapshot of a state, which itself may go on changing. `operations` are the ids of the group's operations: one of
 * an unknown kind has no verdict [F14].
 */
export const snapshotOf = (state: GroupState, operations: Iterable<string>): GroupSnapshot => ({
  customers: json(state.customers, ({ id, identities, profile, locked, anonymous, review }) => ({
    id,
    identities,
    profile,
    locked,
    anonymous,
    review,
  })),
  aliases: json(state.aliases, (identity) => identity),
  cases: json(state.cases, ({ id, thread, identity, state, openedAt, openedBy, changedAt }) => ({
    id,
    thread,
    identity,
    state,
    openedAt,
    openedBy,
    changedAt,
  })),
  comments: json(state.comments, (comment) => comment),
  dismissals: json(state.dismissals, (customers) => customers),
  identities: json(state.identities, ({ id, customer, joined, anonymous }) => ({
    id,
    customer,
    joined,
    anonymous,
  })),
  operations: new Map([...operations].map((id) => [id, JSON.stringify(judgementOf(state, id))])),
});

/** The verdict on an operation of the group and what came of it. */
export const judgementOf = (state: GroupState, id: string): Judgement => {
  const verdict = state.verdicts.get(id) ?? unknownKind;
  return {
    state: verdict.state,
    refusal: verdict.state === "refused" ? verdict.refusal : null,
    undoneBy: verdict.state === "undone" ? verdict.by : null,
    touched: state.touched.get(id) ?? [],
    erased: state.erased.has(id),
  };
};

/** Joins the snapshots of groups, which share no key. */
export const joinSnapshots = (snapshots: readonly GroupSnapshot[]): GroupSnapshot => {
  if (snapshots.length === 1) return snapshots[0]!;
  const joined = emptySnapshot();
  for (const snapshot of snapshots) {
    for (const table of tables) for (const [key, value] of snapshot[table]) joined[table].set(key, value);
  }
  return joined;
};

export const tables = [
  "customers",
  "aliases",
  "cases",
  "comments",
  "dismissals",
  "identities",
  "operations",
] as const satisfies readonly (keyof GroupSnapshot)[];

const unknownKind: Verdict = {
  state: "refused",
  refusal: { rule: "F14", code: "invalid", detail: "kind: is unknown to this program" },
};

const json = <T>(values: ReadonlyMap<string, T>, part: (value: T) => unknown): Map<string, string> =>
  new Map([...values].map(([key, value]) => [key, JSON.stringify(part(value))]));
