/** What holds for every history (design §2). Run a few hundred times by the tests, 20,000 by the script. */
import fc from "fast-check";
import { customerOfAnonymize, customerOfDetach, customerOfIdentity } from "../../src/domain/ids.ts";
import { contextOf, foldDesk, isDeskOperation } from "../../src/operations/fold-desk.ts";
import { createGroup, extendGroup, verdictOf } from "../../src/operations/fold-group.ts";
import { createLog } from "../../src/operations/fold-log.ts";
import type { Entry, FoldContext, GroupState } from "../../src/operations/fold-types.ts";
import type { FoldedGroup } from "../../src/operations/folded-group.ts";
import { linksOf } from "../../src/operations/links.ts";
import { normalise, withoutTexts } from "../../src/operations/normalise.ts";
import type { Operation } from "../../src/operations/operation.ts";
import { ruleOf } from "../../src/operations/operations.ts";
import { structureOf } from "../../src/operations/structure.ts";
import { everything, histories, inOrder, type What, withoutRoles } from "./histories.ts";
import { allowAll, resolveIn } from "./script.ts";

export interface CheckOptions {
  readonly seed?: number | undefined;
  /** The first counterexample as it is: faster. */
  readonly unshrunk?: boolean;
}

export interface Property {
  readonly name: string;
  /** Throws with a shrunk counterexample. */
  readonly check: (runs: number, options?: CheckOptions) => void;
}

const property = <T>(name: string, arbitrary: fc.Arbitrary<T>, holds: (value: T) => void): Property => ({
  name,
  check: (runs, { seed, unshrunk = false } = {}) =>
    fc.assert(
      fc.property(arbitrary, (value) => {
        holds(value);
      }),
      { numRuns: runs, endOnFailure: unshrunk, ...(seed === undefined ? {} : { seed }) },
    ),
});

export const properties: readonly Property[] = [
  property(
    "[F1] [F2] [F15] any delivery order, copies and batches give one structure, at every prefix",
    fc.tuple(histories(everything), fc.array(fc.nat(), { minLength: 40, maxLength: 40 })),
    ([entries, order]) => {
      const log = createLog();
      const arrived: Entry[] = [];
      for (const batch of deliveries(entries, order)) {
        log.add(batch);
        arrived.push(...batch);
        const context = deskContext(arrived);
        const group = createGroup(arrived.filter(isFolded), context);
        same(wholeOf(log.state), wholeOf(group.state), "a log and its entries folded at once");
        const groupLines = structureOf(group.state);
        const logLines = log.structure().filter((line) => groupLines.includes(line));
        same(logLines, groupLines, "structure");
      }
    },
  ),
  property("[F2] the fast path equals from scratch, at every step", histories(withoutRoles), (entries) => {
    const group = createGroup([], allowAll);
    const ordered = normalise(entries);
    for (const [place, entry] of ordered.entries()) {
      if (!extendGroup(group, [entry], allowAll)) throw new Error("not the fast path");
      same(
        wholeOf(group.state),
        wholeOf(createGroup(ordered.slice(0, place + 1), allowAll).state),
        `after ${place}`,
      );
    }
  }),
  property(
    "[F15] whole and erased copies give one structure, and nobody's text returns",
    fc.tuple(histories(withoutRoles), fc.array(fc.boolean(), { minLength: 40, maxLength: 40 })),
    ([entries, erase]) => {
      const mixed = entries.map((entry, n) => (erase[n] ? withoutTexts(entry) : entry));
      same(structureOf(fold(mixed)), structureOf(fold(entries)), "structure");
      same(wholeOf(fold([...mixed, ...entries])), wholeOf(fold(mixed)), "a whole copy after an erased one");
    },
  ),
  property(
    "the identities are always a partition, and every id resolves [F3]",
    histories(withoutRoles),
    (entries) => {
      for (const state of prefixes(entries)) partitioned(state, entries);
    },
  ),
  property(
    "[F7] an accepted undo equals never decided",
    fc.tuple(histories(without("undo", "redo")), fc.nat()),
    ([entries, pick]) => {
      const targets = normalise(entries).filter((entry) => isUndoable(entry));
      const target = operationOf(targets[pick % Math.max(1, targets.length)]);
      if (!target) return;
      const undo = later(entries, "operation.undo", { operations: [target.id] });
      const group = createGroup([...entries, undo], allowAll);
      if (group.state.verdicts.get("o-last")?.state !== "applied") return;
      const others = entries.filter((entry) => operationOf(entry)?.id !== target.id);
      // What names the customer that a detach made lands on the identity afterwards; never made, it names nobody.
      if (JSON.stringify(others).includes(`"${customerOfDetach(target.id)}"`)) return;
      // What had to be erased before the undo is gone for ever, so neither may have those texts.
      const erased = new Set([...group.state.erased, ...fold(others).erased]);
      const strip = (entry: Entry) =>
        erased.has(operationOf(entry)?.id ?? "") ? withoutTexts(entry) : entry;
      const undone = createGroup([...entries.map(strip), undo], allowAll);
      const never = createGroup(others.map(strip), allowAll);
      // A merge that was cut while the target held stays cut for ever, also where it would not have had to be.
      const cuts = [...undone.switches.cuts.keys()];
      if (cuts.some((id) => !never.switches.cuts.has(id) && isApplied(never, id))) return;
      const ignored = new Set([target.id, "o-last", customerOfDetach(target.id), ...cuts]);
      same(worldLines(undone.state, ignored), worldLines(never.state, ignored), "undone and never decided");
    },
  ),
  property(
    "[F7] undo and redo of a target give what was there before",
    fc.tuple(histories(without("anonymize")), fc.nat()),
    ([entries, pick]) => {
      const before = createGroup(entries, allowAll);
      const targets = normalise(entries).filter(
        (entry) => isUndoable(entry) && !before.switches.off.has(operationOf(entry)!.id),
      );
      const target = operationOf(targets[pick % Math.max(1, targets.length)]);
      if (!target) return;
      const undo = later(entries, "operation.undo", { operations: [target.id] });
      const redo = later([...entries, undo], "operation.redo", { operations: [target.id] }, "o-redo");
      const group = createGroup([...entries, undo, redo], allowAll);
      const verdicts = ["o-last", "o-redo"].map((id) => group.state.verdicts.get(id)?.state);
      if (verdicts.some((state) => state !== "applied")) return;
      const ignored = new Set(["o-last", "o-redo"]);
      same(worldLines(group.state, ignored), worldLines(before.state, ignored), "redone");
    },
  ),
  property("[F7] a refused operation changes nothing", histories(withoutRoles), (entries) => {
    const ordered = normalise(entries);
    let lines: readonly string[] = [];
    for (const [place, state] of prefixes(entries).entries()) {
      const operation = operationOf(ordered[place]);
      const now = worldLines(state, new Set([operation?.id ?? ""]));
      if (operation && state.verdicts.get(operation.id)?.state === "refused") {
        const quiet = now.filter((line) => !line.includes(`alias","d${operation.id.slice(1)}"`));
        same(quiet, lines, `refused ${operation.id}`);
      }
      lines = worldLines(state, new Set());
    }
  }),
  property(
    "[F10] who is listed is anonymous for ever, and nobody else",
    histories(withoutRoles),
    (entries) => {
      for (const state of prefixes(entries)) anonymousForEver(state, entries);
    },
  ),
  property(
    "[F9] no step but anonymize and facts changes a locked customer",
    histories(withoutRoles),
    (entries) => {
      const ordered = normalise(entries);
      let before: GroupState | null = null;
      for (const [place, state] of prefixes(entries).entries()) {
        const operation = operationOf(ordered[place]);
        if (before && operation && operation.kind !== "customer.anonymize")
          for (const customer of before.customers.values())
            if (
              customer.locked &&
              !(operation.kind === "customer.unlock" && unlocks(before, operation, customer.id))
            )
              same(appearance(state, customer.id), appearance(before, customer.id), `locked ${customer.id}`);
        before = state;
      }
    },
  ),
  property(
    "[F12] the verdict foretold is the verdict given, and asking changes nothing",
    histories(withoutRoles),
    (entries) => {
      const group = createGroup([], allowAll);
      for (const entry of normalise(entries)) {
        const operation = operationOf(entry);
        const whole = wholeOf(group.state);
        const foretold = operation ? verdictOf(group, operation, allowAll) : null;
        same(wholeOf(group.state), whole, "asking");
        extendGroup(group, [entry], allowAll);
        if (!operation) continue;
        const given = group.state.verdicts.get(operation.id);
        same(given, foretold ? { state: "refused", refusal: foretold } : { state: "applied" }, operation.id);
      }
    },
  ),
  property("[F10] [F11] what is erased shows nowhere", histories(withoutRoles), (entries) => {
    for (const state of prefixes(entries)) {
      for (const { profile, anonymous, id } of state.customers.values()) {
        const values = [...Object.values(profile.single), ...Object.values(profile.list).flat()];
        // Joined notes are said to be the merge's, but their text is of the operations that it quotes.
        for (const { value, operation } of values)
          for (const source of value.match(/o\d+\.\d+/g) ?? [operation])
            if (state.erased.has(source)) throw new Error(`${id} shows a text of ${source}`);
        if (anonymous && values.length > 0) throw new Error(`${id} is anonymous and has a profile`);
      }
      for (const comment of state.comments.values()) {
        if (comment.text !== null && state.erased.has(`o${comment.id.slice(1)}`))
          throw new Error(`${comment.id} is erased and shows`);
        if (state.cases.get(comment.case ?? "")?.state === "cancelled")
          throw new Error(`${comment.id} is on a cancelled case`);
        if (state.customers.get(comment.customer)?.anonymous !== false)
          throw new Error(`${comment.id} is on nobody or on an anonymous customer`);
      }
    }
  }),
  property(
    "[F10] when everybody is anonymized no text stays that is about somebody",
    histories(withoutRoles),
    (entries) => {
      const everybody = entries.flatMap((entry) => (entry.type === "identity" ? [entry.identity.id] : []));
      const last = later(entries, "customer.anonymize", { identities: [...new Set(everybody)] });
      const state = fold([...entries, last]);
      for (const entry of entries) {
        const operation = operationOf(entry);
        if (!operation || operation.texts === null || state.erased.has(operation.id)) continue;
        for (const id of linksOf(entry)) {
          const identity = state.identities.get(state.aliases.get(id) ?? state.cases.get(id)?.identity ?? id);
          if (identity ?? state.customers.get(id))
            throw new Error(`${operation.id} keeps a text about ${id}`);
        }
      }
    },
  ),
];

function without(...left: What[]): What[] {
  return withoutRoles.filter((what) => !left.includes(what));
}

const fold = (entries: readonly Entry[]): GroupState => createGroup(entries, allowAll).state;

const operationOf = (entry: Entry | undefined): Operation | null =>
  entry?.type === "operation" ? entry.operation : null;

const isApplied = (group: FoldedGroup, id: string): boolean =>
  group.state.verdicts.get(id)?.state === "applied";

const isUndoable = (entry: Entry): boolean =>
  entry.type === "operation" && ruleOf(entry.operation.kind)?.undoable === true;

const isFolded = (entry: Entry): boolean => entry.type === "identity" || !isDeskOperation(entry.operation);

const deskContext = (entries: readonly Entry[]): FoldContext =>
  contextOf(foldDesk(entries.flatMap((entry) => operationOf(entry) ?? [])));

const later = (entries: readonly Entry[], kind: string, body: unknown, id = "o-last"): Entry => {
  const last = inOrder(entries).at(-1);
  const at = 1 + (last?.type === "operation" ? last.operation.at : (last?.identity.at ?? 0));
  const operation = { id, at, by: "alice", writer: "w", kind, body, texts: null };
  return { type: "operation", operation: operation as Operation };
};

/** The state after each entry in order, each from scratch. */
const prefixes = (entries: readonly Entry[]): readonly GroupState[] => {
  const ordered = normalise(entries);
  return ordered.map((_, place) => fold(ordered.slice(0, place + 1)));
};

/** Shuffles entries by numbers, repeats some, cuts them into batches. */
const deliveries = (entries: readonly Entry[], order: readonly number[]): readonly Entry[][] => {
  const numbers = [...order];
  const next = () => numbers.shift() ?? 0;
  const shuffled = entries
    .map((entry, n) => ({ entry, key: ((order[n % order.length] ?? 0) * 31 + n * 7) % 1009 }))
    .sort((a, b) => a.key - b.key)
    .map(({ entry }) => entry);
  const batches: Entry[][] = [];
  while (shuffled.length > 0) {
    const batch = shuffled.splice(0, 1 + (next() % 7));
    const copy = entries[next() % entries.length];
    batches.push(copy && batches.length % 2 === 1 ? [...batch, copy] : batch);
  }
  return batches;
};

/** Everything in a state, texts too, as sorted lines. */
export const wholeOf = (state: GroupState): readonly string[] =>
  [
    ...structureOf(state),
    ...[...state.customers.values()].map(({ id, profile }) => JSON.stringify(["profile", id, profile])),
    ...[...state.comments.values()].map(({ id, text }) => JSON.stringify(["text", id, text])),
    ...[...state.touched].map(([id, touched]) => JSON.stringify(["touched", id, touched])),
  ].sort();

/** Structure and profiles, without what is said of the ignored ids and of what is erased. */
const worldLines = (state: GroupState, ignored: ReadonlySet<string>): readonly string[] =>
  wholeOf(state).filter((line) => {
    const [what, id] = JSON.parse(line) as [string, string];
    return what !== "erased" && what !== "touched" && !ignored.has(id);
  });

const same = (actual: unknown, expected: unknown, what: string): void => {
  const [left, right] = [JSON.stringify(actual, null, 1), JSON.stringify(expected, null, 1)];
  if (left === right) return;
  const expectedLines = right.split("\n");
  const actualLines = left.split("\n");
  const more = actualLines.filter((line) => !expectedLines.includes(line));
  const less = expectedLines.filter((line) => !actualLines.includes(line));
  throw new Error(`${what} differ\n+ ${more.join("\n+ ")}\n- ${less.join("\n- ")}`);
};

const partitioned = (state: GroupState, entries: readonly Entry[]): void => {
  const held = [...state.customers.values()].flatMap(({ id, identities }) => {
    if (identities.length === 0) throw new Error(`${id} is empty`);
    for (const identity of identities)
      if (state.identities.get(identity)?.customer !== id) throw new Error(`${identity} is not in ${id}`);
    const places = identities.map((identity) => firstSeen(entries, identity));
    if (places.some((place, n) => n > 0 && place < places[n - 1]!)) throw new Error(`${id} is out of order`);
    return identities;
  });
  same(held.sort(), [...state.identities.keys()].sort(), "identities held and seen");
  for (const [alias, identity] of state.aliases) {
    if (state.customers.has(alias)) throw new Error(`${alias} is live and an alias`);
    if (!state.identities.has(identity)) throw new Error(`${alias} follows nobody`);
  }
  for (const id of state.identities.keys())
    if (!resolveIn(state, customerOfIdentity(id))) throw new Error(`c of ${id} does not resolve`);
  for (const entry of entries) {
    const operation = operationOf(entry);
    if (!operation || !state.touched.has(operation.id)) continue;
    if (operation.kind === "identity.detach" && state.identities.has(operation.body.identity))
      if (!resolveIn(state, customerOfDetach(operation.id))) throw new Error(`d of ${operation.id} is lost`);
    if (
      operation.kind === "customer.anonymize" &&
      operation.body.identities.every((id) => state.identities.has(id))
    )
      if (!resolveIn(state, customerOfAnonymize(operation.id)))
        throw new Error(`a of ${operation.id} is lost`);
  }
};

/** The place of the copy of a first sight that counts: of equal ids the earliest [F1]. */
const firstSeen = (entries: readonly Entry[], id: string): number =>
  Math.min(
    ...entries.map((entry) =>
      entry.type === "identity" && entry.identity.id === id ? entry.identity.at : 1e9,
    ),
  );

const anonymousForEver = (state: GroupState, entries: readonly Entry[]): void => {
  const listed = new Set(
    entries.flatMap((entry) => {
      const operation = operationOf(entry);
      return operation?.kind === "customer.anonymize" && state.verdicts.has(operation.id)
        ? operation.body.identities
        : [];
    }),
  );
  for (const { id, anonymous, customer } of state.identities.values()) {
    if (anonymous !== listed.has(id)) throw new Error(`${id} is ${anonymous ? "" : "not "}anonymous`);
    if (state.customers.get(customer)?.anonymous !== anonymous) throw new Error(`${id} is among others`);
  }
};

const appearance = (state: GroupState, id: string): unknown => {
  const customer = state.customers.get(id);
  return customer && [customer.identities, customer.profile, customer.locked, customer.review];
};

const unlocks = (state: GroupState, operation: Operation, id: string): boolean =>
  operation.kind === "customer.unlock" && resolveIn(state, operation.body.customer) === id;
