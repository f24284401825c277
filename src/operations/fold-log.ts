import type { CustomerId, IdentityId, OperationId } from "../domain/ids.ts";
import { comparePlaces } from "../domain/order.ts";
import { contextOf, type DeskState, foldDesk, isDeskOperation, permissionChange } from "./fold-desk.ts";
import { createGroup, extendGroup } from "./fold-group.ts";
import { type Entry, type FoldContext, type GroupState, placeOf } from "./fold-types.ts";
import type { FoldedGroup } from "./folded-group.ts";
import { linksOf } from "./links.ts";
import { normalise } from "./normalise.ts";
import type { Operation } from "./operation.ts";
import { deskStructureOf, structureOf } from "./structure.ts";
import { resolveCustomer } from "./world.ts";

/** A whole log in memory: for tests, previews and measurements. */
export interface Log {
  /** Takes entries in any order, copies allowed; a batch refolds each group once [F1] [F2]. */
  add(entries: readonly Entry[]): void;
  /** The states of all groups put together; made anew at each reading. */
  readonly state: GroupState;
  readonly desk: DeskState;
  readonly context: FoldContext;
  /** The live customer that a customer id names now, null when unknown [F3]. */
  resolve(customer: CustomerId): CustomerId | null;
  /** Canonical lines that depend on no text [F15]. */
  structure(): readonly string[];
  /** All groups that one of the keys belongs to, united for a preview or a verdict; the log stays as it is. */
  groupOf(keys: readonly string[]): FoldedGroup;
  readonly groups: number;
}

/** A refold group in the log; what arrived since it was folded last waits until somebody looks. */
interface LogGroup {
  readonly keys: string[];
  folded: FoldedGroup | null;
  waiting: Entry[];
}

export const createLog = (): Log => {
  const groupByKey = new Map<string, LogGroup>();
  const groups = new Set<LogGroup>();
  const authors = new Map<string, Set<LogGroup>>();
  const deskById = new Map<OperationId, Operation>();
  let desk = foldDesk([]);
  let context = contextOf(desk);

  const foldedOf = (group: LogGroup): FoldedGroup => {
    if (!group.folded) group.folded = createGroup(group.waiting, context);
    else if (group.waiting.length > 0) extendGroup(group.folded, group.waiting, context);
    group.waiting = [];
    return group.folded;
  };

  /** The one group of all these keys: several are united into the largest, for ever [F2]. */
  const uniteBy = (keys: readonly string[]): LogGroup => {
    const found = new Set<LogGroup>();
    for (const key of keys) {
      const group = groupByKey.get(key);
      if (group) found.add(group);
    }
    let largest: LogGroup | null = null;
    for (const group of found) if (!largest || group.keys.length > largest.keys.length) largest = group;
    const into = largest ?? { keys: [], folded: null, waiting: [] };
    groups.add(into);
    for (const other of found) if (other !== into) absorb(into, other);
    for (const key of keys) {
      if (groupByKey.get(key) === into) continue;
      groupByKey.set(key, into);
      into.keys.push(key);
    }
    return into;
  };

  const absorb = (into: LogGroup, other: LogGroup): void => {
    for (const key of other.keys) {
      groupByKey.set(key, into);
      into.keys.push(key);
    }
    for (const entry of other.folded?.entries ?? []) into.waiting.push(entry);
    for (const entry of other.waiting) into.waiting.push(entry);
    groups.delete(other);
    for (const written of authors.values()) if (written.delete(other)) written.add(into);
  };

  const addToGroup = (entry: Entry): void => {
    const group = uniteBy(linksOf(entry));
    group.waiting.push(entry);
    if (entry.type !== "operation") return;
    const { by } = entry.operation;
    const written = authors.get(by);
    if (written) written.add(group);
    else authors.set(by, new Set([group]));
  };

  const refoldDesk = (added: readonly Operation[]): void => {
    const all = [...deskById.values(), ...added].map(
      (operation) => ({ type: "operation", operation }) as const,
    );
    for (const entry of normalise(all))
      if (entry.type === "operation") deskById.set(entry.operation.id, entry.operation);
    const before = desk;
    desk = foldDesk([...deskById.values()]);
    context = contextOf(desk);
    const change = permissionChange(before, desk);
    for (const [agent, written] of authors) {
      const named = change.agents.get(agent);
      const place = before.roles.has(agent) || desk.roles.has(agent) ? named : change.others;
      if (!place) continue;
      for (const group of written) {
        if (!group.folded?.entries.some((entry) => isBy(entry, agent) && isAfter(entry, place))) continue;
        group.waiting = [...group.folded.entries, ...group.waiting];
        group.folded = null;
      }
    }
  };

  return {
    add: (entries) => {
      const deskWide: Operation[] = [];
      for (const entry of entries)
        if (entry.type === "operation" && isDeskOperation(entry.operation)) deskWide.push(entry.operation);
        else addToGroup(entry);
      if (deskWide.length > 0) refoldDesk(deskWide);
    },
    get state() {
      return unionOf([...groups].map((group) => foldedOf(group).state));
    },
    get desk() {
      return desk;
    },
    get context() {
      return context;
    },
    get groups() {
      return groups.size;
    },
    resolve: (customer) => {
      const group = groupByKey.get(customer);
      return group ? (resolveCustomer(foldedOf(group).world, customer)?.id ?? null) : null;
    },
    structure: () =>
      [
        ...[...groups].flatMap((group) => structureOf(foldedOf(group).state)),
        ...deskStructureOf(desk),
      ].sort(),
    groupOf: (keys) => {
      const found = new Set<LogGroup>();
      for (const key of keys) {
        const group = groupByKey.get(key);
        if (group) found.add(group);
      }
      return createGroup(
        [...found].flatMap((group) => foldedOf(group).entries),
        context,
      );
    },
  };
};

const isBy = (entry: Entry, agent: string): boolean =>
  entry.type === "operation" && entry.operation.by === agent;

const isAfter = (entry: Entry, place: { at: number; id: IdentityId }): boolean =>
  comparePlaces(placeOf(entry), place) > 0;

/** Several states as one; nothing is in more than one of them [F2]. */
export const unionOf = (states: readonly GroupState[]): GroupState => {
  const join = <V>(part: (state: GroupState) => ReadonlyMap<string, V>): Map<string, V> => {
    const all = new Map<string, V>();
    for (const state of states) for (const [key, value] of part(state)) all.set(key, value);
    return all;
  };
  return {
    customers: join((state) => state.customers),
    identities: join((state) => state.identities),
    aliases: join((state) => state.aliases),
    cases: join((state) => state.cases),
    comments: join((state) => state.comments),
    dismissals: join((state) => state.dismissals),
    verdicts: join((state) => state.verdicts),
    touched: join((state) => state.touched),
    erased: new Set(states.flatMap((state) => [...state.erased])),
  };
};
