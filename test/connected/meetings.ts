import type { Decision } from "../../src/operations/operation.ts";

/** Customers of one meeting, with a case that is open on the first, and what was decided beforehand. */
export interface Scene {
  readonly one: string;
  readonly other: string;
  /** The identity of the first. */
  readonly identity: string;
  readonly case: string;
}

/** Two decisions that were made apart from each other, and meet when both replicas are back. */
export interface Meeting {
  readonly name: string;
  readonly alice: (scene: Scene) => Decision;
  readonly bob: (scene: Scene) => Decision;
  /** Whose decision changes nothing, by who decided first; its author is told. */
  readonly loser: { readonly alice: Loser; readonly bob: Loser };
  /** What everybody then sees of it. */
  readonly sees: { readonly alice: Seen; readonly bob: Seen };
}

type Loser = "alice" | "bob" | null;

/** Of the first customer: its company, its comments, and whether it is locked or gone. */
export interface Seen {
  readonly company?: string | null;
  readonly comments?: readonly string[];
  readonly locked?: boolean;
  readonly anonymized?: boolean;
  /** Whether both customers are one. */
  readonly merged?: boolean;
}

const merge = (into: string, from: string): Decision => ({
  kind: "customer.merge",
  body: { into, from: [from], fields: [] },
  texts: {},
});
const edit = (customer: string, company: string): Decision => ({
  kind: "customer.edit",
  body: { customer, fields: ["company"] },
  texts: { set: { company } },
});
const remark = (customer: string, text: string): Decision => ({
  kind: "comment.add",
  body: { customer, message: null },
  texts: { text },
});
const lock = (customer: string): Decision => ({ kind: "customer.lock", body: { customer }, texts: null });
const anonymize = (identity: string): Decision => ({
  kind: "customer.anonymize",
  body: { identities: [identity] },
  texts: null,
});

/** Of each of these the rules say what comes of it, whoever is back first. */
export const meetings: readonly Meeting[] = [
  {
    name: "opposite merges",
    alice: ({ one, other }) => merge(one, other),
    bob: ({ one, other }) => merge(other, one),
    loser: { alice: "bob", bob: "alice" },
    sees: { alice: { merged: true }, bob: { merged: true } },
  },
  {
    name: "edits of one field",
    alice: ({ one }) => edit(one, "of Alice"),
    bob: ({ one }) => edit(one, "of Bob"),
    loser: { alice: null, bob: null },
    sees: { alice: { company: "of Bob" }, bob: { company: "of Alice" } },
  },
  {
    name: "a lock and an edit",
    alice: ({ one }) => lock(one),
    bob: ({ one }) => edit(one, "of Bob"),
    loser: { alice: "bob", bob: null },
    sees: { alice: { locked: true, company: null }, bob: { locked: true, company: "of Bob" } },
  },
  {
    name: "an anonymization and an edit",
    alice: ({ identity }) => anonymize(identity),
    bob: ({ one }) => edit(one, "of Bob"),
    loser: { alice: "bob", bob: null },
    sees: { alice: { anonymized: true, company: null }, bob: { anonymized: true, company: null } },
  },
  {
    name: "an anonymization and a merge",
    alice: ({ identity }) => anonymize(identity),
    bob: ({ one, other }) => merge(other, one),
    loser: { alice: "bob", bob: "bob" },
    sees: { alice: { anonymized: true, merged: false }, bob: { anonymized: true, merged: false } },
  },
  {
    name: "comments",
    alice: ({ one }) => remark(one, "by Alice"),
    bob: ({ one }) => remark(one, "by Bob"),
    loser: { alice: null, bob: null },
    sees: { alice: { comments: ["by Alice", "by Bob"] }, bob: { comments: ["by Alice", "by Bob"] } },
  },
  {
    name: "a comment on a case that is cancelled",
    alice: ({ case: id }) => ({ kind: "case.cancel", body: { case: id }, texts: null }),
    bob: ({ case: id }) => ({
      kind: "comment.add",
      body: { case: id, message: null },
      texts: { text: "on the case" },
    }),
    loser: { alice: "bob", bob: null },
    sees: { alice: { comments: [] }, bob: { comments: [] } },
  },
];
