import fc from "fast-check";
import { customerOfAnonymize, customerOfDetach, customerOfIdentity } from "../../src/domain/ids.ts";
import type { Entry } from "../../src/operations/fold-types.ts";
import type { Operation } from "../../src/operations/operation.ts";

const agents = ["alice", "bob", "carol"];
const people = 6;

/** One random step; `pick` numbers choose among what the history holds so far. */
const step = fc.record({
  what: fc.constantFrom(
    "see",
    "see",
    "see",
    "merge",
    "merge",
    "detach",
    "edit",
    "edit",
    "lock",
    "unlock",
    "anonymize",
    "undo",
    "redo",
    "open",
    "close",
    "cancel",
    "comment",
    "remark",
    "dismiss",
    "role",
  ),
  picks: fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000)),
  by: fc.constantFrom(...agents),
  /** Ticks back from the end: late operations and facts. */
  late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(30) }),
});

/** Random histories of facts and decisions, some late, cut into batches. */
export const histories = fc
  .record({
    steps: fc.array(step, { minLength: 5, maxLength: 40 }),
    sizes: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 5 }),
  })
  .map(({ steps, sizes }) => {
    const entries = entriesOf(steps);
    const batches: Entry[][] = [];
    for (let at = 0, turn = 0; at < entries.length; turn++) {
      const size = sizes[turn % sizes.length]!;
      batches.push(entries.slice(at, at + size));
      at += size;
    }
    return batches;
  });

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const entriesOf = (steps: readonly Step[]): Entry[] => {
  const identities: string[] = [];
  const customers: string[] = [];
  const operations: string[] = [];
  const cases: string[] = [];
  const entries: Entry[] = [];
  for (const [index, { what, picks, by, late }] of steps.entries()) {
    const [p, q, r] = picks;
    const at = (1000 + index - Math.min(late, index)) * 1024 + index;
    const from = (list: readonly string[], number: number): string => list[number % list.length] ?? "cnone";
    const decide = (kind: Operation["kind"], body: unknown, texts: unknown = null): string => {
      const id = `o${index}`;
      entries.push({
        type: "operation",
        operation: { id, at, by, writer: `w${by}`, kind, body, texts } as Operation,
      });
      operations.push(id);
      return id;
    };
    if (what === "see") {
      const name = `person ${p % people}`;
      const id = `i${index}`;
      const keys = q % 3 === 0 ? [] : [{ rule: "M2" as const, hash: `h${p % people}` }];
      const texts = { handle: `${p % people}@example.org`, name, email: "", phone: "", uid: "" };
      const fact = { id, at, writer: "wfeed", channel: "email", kind: "email", keys, texts } as const;
      entries.push({ type: "identity", identity: fact });
      identities.push(id);
      customers.push(customerOfIdentity(id));
    } else if (what === "merge") {
      const texts = { set: { firstName: `name ${r % 5}` } };
      decide(
        "customer.merge",
        { into: from(customers, p), from: [from(customers, q)], fields: ["firstName"] },
        texts,
      );
    } else if (what === "detach") {
      const id = decide("identity.detach", { identity: from(identities, p), from: from(customers, q) });
      customers.push(customerOfDetach(id));
    } else if (what === "edit") {
      const texts = { set: { company: `company ${q}` }, add: { tags: [`tag ${r % 4}`] } };
      decide("customer.edit", { customer: from(customers, p), fields: ["company", "tags"] }, texts);
    } else if (what === "lock" || what === "unlock") {
      decide(`customer.${what}`, { customer: from(customers, p) });
    } else if (what === "anonymize") {
      const id = decide("customer.anonymize", { identities: [from(identities, p)] });
      customers.push(customerOfAnonymize(id));
    } else if (what === "undo" || what === "redo") {
      decide(`operation.${what}`, { operations: [from(operations, p)] });
    } else if (what === "open") {
      const id = decide("case.open", { thread: `t${p % 4}`, identity: from(identities, q) });
      cases.push(`k${id.slice(1)}`);
    } else if (what === "close" || what === "cancel") {
      decide(`case.${what}`, { case: from(cases, p) });
    } else if (what === "comment") {
      decide("comment.add", { customer: from(customers, p), message: null }, { text: `remark ${q}` });
    } else if (what === "remark") {
      decide("comment.add", { case: from(cases, p), message: null }, { text: `remark ${q}` });
    } else if (what === "dismiss") {
      decide("suggestion.dismiss", { customers: [from(customers, p), from(customers, q)] });
    } else {
      decide("agent.set", { agent: agents[p % 3]!, role: [null, "agent", "admin"][q % 3] });
    }
  }
  return entries;
};
