import { comparePlaces } from "../domain/order.ts";
import type { Refusal } from "../domain/refusal.ts";
import { type Entry, type FoldContext, placeOf } from "./fold-types.ts";
import type { FoldedGroup } from "./folded-group.ts";
import { normalise } from "./normalise.ts";
import type { Operation } from "./operation.ts";
import { ruleOf } from "./operations.ts";
import { foldEntry, judge, settle } from "./replay.ts";
import { type SwitchOperation, trySwitch } from "./switch-operations.ts";
import { createWorld } from "./world.ts";

/**
 * Folds one refold group, or several united: entries in any order, copies allowed. Pure: the same entries and the same
 * context give the same state [F1] [F15]. Holds what it takes to extend the group and to judge what comes next.
 */
export const createGroup = (entries: readonly Entry[], context: FoldContext): FoldedGroup => {
  const group: FoldedGroup = {
    entries: [],
    byId: new Map(),
    switches: { off: new Map(), cuts: new Map() },
    world: createWorld(),
    get state() {
      return group.world;
    },
  };
  for (const entry of normalise(entries)) append(group, entry, context);
  return group;
};

/**
 * Adds entries to a group, in place: those later than all that are there on the fast path, else the group is
 * folded once from scratch. Equals `createGroup` of all entries. True when it took the fast path.
 */
export const extendGroup = (group: FoldedGroup, entries: readonly Entry[], context: FoldContext): boolean => {
  const added = normalise(entries);
  if (!isLater(group, added)) {
    const made = createGroup([...group.entries, ...added], context);
    group.entries = made.entries;
    group.byId = made.byId;
    group.switches = made.switches;
    group.world = made.world;
    return false;
  }
  for (const entry of added) append(group, entry, context);
  return true;
};

/** Why an operation would be refused at the end of a group; null when it would take effect [F12]. */
export const verdictOf = (group: FoldedGroup, operation: Operation, context: FoldContext): Refusal | null => {
  const rule = ruleOf(operation.kind);
  if (!rule || rule.deskWide) return null;
  if (!rule.switches) return judge(group.world, operation, rule, context);
  const trial = trySwitch(group, operation as SwitchOperation, rule.switches, context);
  return "refused" in trial ? trial.refused : null;
};

/** Takes the next entry in order. */
const append = (group: FoldedGroup, entry: Entry, context: FoldContext): void => {
  const rule = entry.type === "operation" ? ruleOf(entry.operation.kind) : null;
  if (entry.type !== "operation" || !rule) foldEntry(group.world, entry, group.switches, context);
  else if (rule.switches) applySwitch(group, entry.operation as SwitchOperation, rule.switches, context);
  else if (rule.anonymizes && group.world.hasMerges)
    group.world = settle([...group.entries, entry], group.switches, context, group.world);
  else foldEntry(group.world, entry, group.switches, context);
  group.entries.push(entry);
  group.byId.set(placeOf(entry).id, entry);
};

const applySwitch = (
  group: FoldedGroup,
  operation: SwitchOperation,
  to: "off" | "on",
  context: FoldContext,
): void => {
  const trial = trySwitch(group, operation, to, context);
  const touched = ruleOf(operation.kind)?.touches(group.world, operation) ?? [];
  if (!("refused" in trial)) {
    group.world = trial.world;
    group.switches = trial.switches;
  }
  group.world.touched.set(operation.id, touched);
  group.world.verdicts.set(
    operation.id,
    "refused" in trial ? { state: "refused", refusal: trial.refused } : { state: "applied" },
  );
};

const isLater = (group: FoldedGroup, added: readonly Entry[]): boolean => {
  const last = group.entries.at(-1);
  const first = added[0];
  if (!last || !first) return true;
  return comparePlaces(placeOf(last), placeOf(first)) < 0 && !added.some(isIn(group));
};

const isIn = (group: FoldedGroup) => (entry: Entry) => group.byId.has(placeOf(entry).id);
