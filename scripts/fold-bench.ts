/** Measures the fold in memory: `node scripts/fold-bench.ts`. Milliseconds; the same seed each time. */
import type { IdentitySeen } from "../src/domain/facts.ts";
import { clockAt } from "../src/domain/order.ts";
import { createGroup, extendGroup } from "../src/operations/fold-group.ts";
import { createLog } from "../src/operations/fold-log.ts";
import type { Entry, FoldContext } from "../src/operations/fold-types.ts";
import type { Operation, OperationKind, OperationTable } from "../src/operations/operation.ts";

const allowAll: FoldContext = { permits: () => true };

/** A small generator of numbers that are the same in every run. */
const createDice = (start: number) => {
  let seed = start;
  return (below: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed % below;
  };
};

const see = (n: number, keys: IdentitySeen["keys"] = []): Entry => ({
  type: "identity",
  identity: {
    id: `i${n}`,
    at: clockAt(1000 + n),
    writer: "w",
    channel: "mail",
    kind: "email",
    keys,
    texts: { handle: `${n}`, name: "", email: "", phone: "", uid: "" },
  },
});

const decide = <K extends OperationKind>(
  n: number,
  kind: K,
  body: OperationTable[K]["body"],
  texts: OperationTable[K]["texts"] | null = null,
): Entry => ({
  type: "operation",
  operation: {
    id: `o${n}`,
    at: clockAt(1_000_000 + n),
    by: "alice",
    writer: "w",
    kind,
    body,
    texts,
  } as Operation,
});

const measure = (what: string, work: () => void): void => {
  const begin = performance.now();
  work();
  console.log(`${(performance.now() - begin).toFixed(1).padStart(9)} ms  ${what}`);
};

const spread = (what: string, times: number[]): void => {
  times.sort((a, b) => a - b);
  const part = (share: number) => times[Math.floor((times.length - 1) * share)]?.toFixed(3);
  console.log(`${what}: p50 ${part(0.5)} ms, p99 ${part(0.99)} ms, most ${part(1)} ms`);
};

/** 100,000 identities and 50,000 operations among them, as a busy desk makes them. */
const busyDesk = (): { entries: Entry[]; late: Entry[] } => {
  const dice = createDice(1);
  const entries = Array.from({ length: 100_000 }, (_, n) =>
    see(n, [{ rule: "M2", hash: `h${dice(95_000)}` }]),
  );
  const late: Entry[] = [];
  const merges: number[] = [];
  for (let n = 0; n < 50_000; n++) {
    const one = dice(100_000);
    const other = (one + 1 + dice(3)) % 100_000;
    const kind = dice(20);
    if (kind < 8) merges.push(n);
    const entry =
      kind < 8
        ? decide(n, "customer.merge", { into: `c${one}`, from: [`c${other}`], fields: [] }, {})
        : kind < 14
          ? decide(
              n,
              "customer.edit",
              { customer: `c${one}`, fields: ["firstName"] },
              { set: { firstName: "x" } },
            )
          : kind < 17
            ? decide(n, "identity.detach", { identity: `i${one}`, from: `c${one}` })
            : kind < 19
              ? decide(n, "operation.undo", {
                  operations: [`o${merges[dice(Math.max(1, merges.length))] ?? 0}`],
                })
              : decide(n, "customer.anonymize", { identities: [`i${one}`] });
    if (n % 50 === 49) late.push(entry);
    else entries.push(entry);
  }
  return { entries, late };
};

const { entries, late } = busyDesk();
const log = createLog();
measure("50,000 operations over 100,000 identities, folded", () => {
  log.add(entries);
  log.structure();
});
console.log(`${log.groups} groups`);
const times = late.map((entry) => {
  const begin = performance.now();
  log.add([entry]);
  log.resolve(
    entry.type === "operation" && entry.operation.kind === "customer.merge"
      ? entry.operation.body.into
      : "c0",
  );
  return performance.now() - begin;
});
spread("a late operation", times);

const many = Array.from({ length: 10_000 }, (_, n) => see(n));
for (let n = 1; n < 10_000; n++)
  many.push(decide(n, "customer.merge", { into: "c0", from: [`c${n}`], fields: [] }, {}));
let group = createGroup([], allowAll);
measure("a group of 10,000 identities merged one by one, from scratch", () => {
  group = createGroup(many, allowAll);
});
measure("… one merge undone on the fast path", () => {
  extendGroup(group, [decide(20_000, "operation.undo", { operations: ["o5000"] })], allowAll);
});
measure("… a late edit", () => {
  extendGroup(group, [decide(5000.5, "customer.edit", { customer: "c0", fields: [] }, {})], allowAll);
});
measure("… one identity anonymized, which cuts its merge", () => {
  extendGroup(group, [decide(20_001, "customer.anonymize", { identities: ["i7"] })], allowAll);
});
measure("… 20 more merges undone, one by one", () => {
  for (let n = 0; n < 20; n++)
    extendGroup(group, [decide(20_100 + n, "operation.undo", { operations: [`o${100 + n}`] })], allowAll);
});
measure("… a late edit with these in the log", () => {
  extendGroup(group, [decide(5000.6, "customer.edit", { customer: "c0", fields: [] }, {})], allowAll);
});
