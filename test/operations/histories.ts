/** Random histories in a small universe, so that what was decided meets again and again. Shrinks by steps. */
import fc from "fast-check";
import type { MatchKey } from "../../src/domain/facts.ts";
import {
  caseOfOpen,
  customerOfAnonymize,
  customerOfDetach,
  customerOfIdentity,
} from "../../src/domain/ids.ts";
import { comparePlaces } from "../../src/domain/order.ts";
import type { ProfileChange } from "../../src/domain/profile.ts";
import { type Entry, placeOf } from "../../src/operations/fold-types.ts";
import type { Operation } from "../../src/operations/operation.ts";
import { fieldsOf } from "./script.ts";

/** One step in numbers; what they refer to depends on the steps before. */
interface Step {
  readonly what: string;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly by: number;
  /** Ticks since the step before; 0 is the same clock, so that ids decide. Below 0: a clock that is behind. */
  readonly ticks: number;
  readonly salt: number;
}

const agents = ["alice", "bob", "mia"];
const universe = 6;

const weights = {
  see: 6,
  merge: 16,
  edit: 6,
  detach: 7,
  undo: 6,
  redo: 3,
  lock: 4,
  unlock: 5,
  anonymize: 2,
  comment: 3,
  open: 3,
  remark: 4,
  close: 2,
  cancel: 2,
  dismiss: 1,
  agent: 2,
  setting: 2,
};
export type What = keyof typeof weights;
export const everything = Object.keys(weights) as What[];
/** Without roles everybody may do everything. */
export const withoutRoles = everything.filter((what) => what !== "agent" && what !== "setting");

/** A history of these kinds of steps, in order of its making (not quite in order of its clocks). */
export const histories = (whats: readonly What[], maxLength = 26): fc.Arbitrary<readonly Entry[]> => {
  const what = fc.oneof(...whats.map((name) => ({ weight: weights[name], arbitrary: fc.constant(name) })));
  const nat = fc.nat({ max: 40 });
  const stepOf = (which: fc.Arbitrary<string>) =>
    fc.record<Step>({
      what: which,
      a: nat,
      b: nat,
      c: nat,
      by: nat,
      ticks: fc.oneof(
        { weight: 6, arbitrary: fc.nat({ max: 2 }) },
        { weight: 1, arbitrary: fc.integer({ min: -6, max: -1 }) },
      ),
      salt: fc.nat({ max: 9 }),
    });
  const known = fc.array(stepOf(fc.constant("see")), { maxLength: universe, size: "max" });
  const steps = fc.array(stepOf(what), { minLength: 1, maxLength, size: "max" });
  return fc.tuple(known, steps).map(([first, then]) => entriesOf([...first, ...then]));
};

const at = <T>(list: readonly T[], n: number): T => list[n % list.length]!;

/** One of a list; the stranger when the list is empty, and now and then. */
const some = (list: readonly string[], n: number, stranger: string): string =>
  list.length === 0 || n === 40 ? stranger : at(list, n);

const change = (id: string, n: number): ProfileChange => {
  const value = `${id} x@y.org`;
  return at<ProfileChange>(
    [
      { set: { firstName: value } },
      { set: { lastName: value, notes: `notes of ${id}` } },
      { set: { firstName: null } },
      { add: { emails: [`e${n % 3}@x.org`, value] } },
      { remove: { emails: [`e${n % 3}@x.org`] } },
      { set: { notes: `more of ${id}` }, add: { tags: ["t1", "t2"] }, remove: { tags: ["t0"] } },
    ],
    n,
  );
};

const keysOf = (n: number, m: number): MatchKey[] =>
  at<MatchKey[]>(
    [
      [],
      [],
      [{ rule: "M2", hash: `h${m % 3}` }],
      [{ rule: "D1", hash: `p${m % 2}` }],
      [
        { rule: "M2", hash: `h${m % 3}` },
        { rule: "D1", hash: `p${m % 2}` },
      ],
    ],
    n,
  );

/** Makes entries of steps: each refers to what the universe has or the steps before derived. */
export const entriesOf = (steps: readonly Step[]): readonly Entry[] => {
  const names = Array.from({ length: universe }, (_, n) => `i${n}`);
  // What is seen or derived so far; now and then somebody names what comes later.
  const identities: string[] = [];
  const customers: string[] = [];
  const cases: string[] = [];
  const done: string[] = [];
  const undoable: string[] = [];
  const entries: Entry[] = [];
  let now = 100;
  let seen = 0;

  for (const [place, step] of steps.entries()) {
    const { a, b, c, what } = step;
    if (step.ticks > 0) now += step.ticks;
    const clock = now + Math.min(0, step.ticks);
    const id = `o${step.salt}.${place}`;
    const add = (kind: string, body: unknown, texts: unknown = null): void => {
      const operation = { id, at: clock, by: at(agents, step.by), writer: "w", kind, body, texts };
      entries.push({ type: "operation", operation: operation as Operation });
      done.push(id);
    };
    const makers: Record<What, () => void> = {
      see: () => {
        // Mostly somebody new, sometimes another copy of somebody known.
        const name = a % 9 === 8 ? at(names, b) : at(names, seen++);
        if (!identities.includes(name)) {
          identities.push(name);
          customers.push(customerOfIdentity(name));
        }
        const texts = { handle: name, name, email: "", phone: "", uid: "" };
        const identity = { id: name, at: clock, writer: "w", channel: "mail", keys: keysOf(b, c), texts };
        entries.push({ type: "identity", identity: { ...identity, kind: "email" } });
      },
      merge: () => {
        const from =
          c % 3 === 0 ? [some(customers, b, "c5"), some(customers, c, "c5")] : [some(customers, b, "c5")];
        const review = c % 2 === 0 ? change(id, c) : {};
        add("customer.merge", { into: some(customers, a, "c5"), from, fields: fieldsOf(review) }, review);
        undoable.push(id, id);
      },
      edit: () => {
        const edit = change(id, b);
        add("customer.edit", { customer: some(customers, a, "c5"), fields: fieldsOf(edit) }, edit);
        undoable.push(id);
      },
      detach: () => {
        add("identity.detach", {
          identity: some(identities, a, "i5"),
          from: some(customers, c % 2 === 0 ? a : b, "c5"),
        });
        customers.push(customerOfDetach(id));
        undoable.push(id);
      },
      undo: () => add("operation.undo", { operations: targets(undoable, done, a, b, c) }),
      redo: () => add("operation.redo", { operations: targets(undoable, done, a, b, c) }),
      lock: () => add("customer.lock", { customer: some(customers, a, "c5") }),
      unlock: () => add("customer.unlock", { customer: some(customers, a, "c5") }),
      anonymize: () => {
        const listed = [
          ...new Set([some(identities, a, "i5"), ...(c % 2 === 0 ? [some(identities, b, "i5")] : [])]),
        ];
        add("customer.anonymize", { identities: listed });
        customers.push(customerOfAnonymize(id));
      },
      comment: () =>
        add("comment.add", { customer: some(customers, a, "c5"), message: null }, { text: `says ${id}` }),
      open: () => {
        add("case.open", { thread: `t${a % 4}`, identity: some(identities, a % 4, "i5") });
        cases.push(caseOfOpen(id));
      },
      remark: () =>
        add("comment.add", { case: some(cases, a, "k9.7"), message: null }, { text: `says ${id}` }),
      close: () => add("case.close", { case: some(cases, a, "k9.7") }),
      cancel: () => add("case.cancel", { case: some(cases, a, "k9.7") }),
      dismiss: () =>
        add("suggestion.dismiss", { customers: [some(customers, a, "c5"), some(customers, b, "c5")] }),
      agent: () =>
        add("agent.set", { agent: at(agents, a), role: at(["admin", "agent", "reader", null], b) }),
      setting: () =>
        add("setting.set", { key: at(["role.reader", "role.agent", "limit"], a), value: at(roles, b) }),
    };
    makers[what as What]();
  }
  return entries;
};

const roles = [null, ["read"], ["read", "update", "merge"], ["read", "merge", "administer"]];

/** Mostly one of what can be undone, sometimes two, sometimes anything. */
const targets = (
  undoable: readonly string[],
  done: readonly string[],
  a: number,
  b: number,
  c: number,
): string[] => {
  if (c % 8 === 7) return [some(done, a, "o9.7")];
  // From the end, where it matters most.
  const one = some([...undoable].reverse(), a, "o9.7");
  return c % 4 === 0 ? [...new Set([one, some(undoable, b, "o9.7")])] : [one];
};

export const inOrder = (entries: readonly Entry[]): readonly Entry[] =>
  [...entries].sort((a, b) => comparePlaces(placeOf(a), placeOf(b)));
