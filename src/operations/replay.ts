import type { OperationId } from "../domain/ids.ts";
import type { Refusal } from "../domain/refusal.ts";
import { seeIdentity } from "./first-sight.ts";
import type { Entry, FoldContext, Permission, Verdict } from "./fold-types.ts";
import type { Operation } from "./operation.ts";
import type { OperationRule } from "./operation-rule.ts";
import { ruleOf } from "./operations.ts";
import { refusal } from "./refusals.ts";
import { createWorld, type World } from "./world.ts";

/** What is folded as if it had never been: by the switch that turned it off, or by the anonymize that cut it. */
export interface Switches {
  readonly off: Map<OperationId, OperationId>;
  readonly cuts: Map<OperationId, OperationId>;
}

export const copySwitches = ({ off, cuts }: Switches): Switches => ({
  off: new Map(off),
  cuts: new Map(cuts),
});

/**
 * Folds a prefix with the given switches. Undo and redo in it are already decided: they keep the verdict of
 * `before` and do nothing; every other operation gets its verdict anew [F7]. What was to be erased stays so.
 */
const replay = (
  entries: readonly Entry[],
  switches: Switches,
  context: FoldContext,
  before: World,
  world: World,
): World => {
  for (const entry of entries) {
    const rule = entry.type === "operation" ? ruleOf(entry.operation.kind) : null;
    if (entry.type === "operation" && rule?.switches) keepDecision(world, before, entry.operation.id);
    else foldEntry(world, entry, switches, context);
  }
  return world;
};

/**
 * Folds a prefix after its switches changed. Merges that join an identity which an anonymize of the prefix lists
 * with one that it does not are added to `switches.cuts`, in order, each judged in the world in which those before
 * it are cut; this is repeated until none is left, because a cut for one anonymize may let a merge take effect
 * that mixes for another [F10]. The reviewed texts of all mixing merges go, whatever their verdict.
 */
export const settle = (
  entries: readonly Entry[],
  switches: Switches,
  context: FoldContext,
  before: World,
): World => {
  const erased = new Set(before.erased);
  while (cutForOneAnonymize(entries, switches, context, before, erased));
  return replay(entries, switches, context, before, createWorld(erased));
};

/** Finds the first anonymize that has merges to cut and cuts them; false when there is none. */
const cutForOneAnonymize = (
  entries: readonly Entry[],
  switches: Switches,
  context: FoldContext,
  before: World,
  erased: Set<OperationId>,
): boolean => {
  let merges = false;
  for (const [place, entry] of entries.entries()) {
    if (entry.type !== "operation") continue;
    const rule = ruleOf(entry.operation.kind);
    merges ||= rule?.joins === true;
    if (!rule?.anonymizes || !merges) continue;
    const prefix = entries.slice(0, place);
    const marks = new Set(rule.anonymizes(entry.operation));
    const look = replay(prefix, switches, context, before, createWorld(erased, marks));
    for (const merge of look.mixing) erased.add(merge);
    if (![...look.mixing].some((merge) => look.verdicts.get(merge)?.state === "applied")) continue;
    const cut = replay(prefix, switches, context, before, createWorld(erased, marks, entry.operation.id));
    for (const merge of cut.mixing) erased.add(merge);
    return true;
  }
  return false;
};

/** Folds one identity or one operation that is neither undo nor redo onto a world. */
export const foldEntry = (world: World, entry: Entry, switches: Switches, context: FoldContext): void => {
  if (entry.type === "identity") {
    seeIdentity(world, entry.identity);
    return;
  }
  const { operation } = entry;
  const rule = ruleOf(operation.kind);
  if (!rule || rule.deskWide) return;
  const touched = rule.touches(world, operation);
  world.touched.set(operation.id, touched);
  rule.land?.(world, operation);
  const verdict = settledVerdict(world, operation, rule, switches, context);
  world.verdicts.set(operation.id, verdict);
  const cutBy = switches.cuts.get(operation.id);
  if (cutBy !== undefined) noteCutApart(world, cutBy, touched);
  if (verdict.state === "applied") rule.apply(world, operation);
};

/** The verdict with the switches regarded; a probe that cuts adds what it meets to them. */
const settledVerdict = (
  world: World,
  operation: Operation,
  rule: OperationRule<Operation["kind"]>,
  switches: Switches,
  context: FoldContext,
): Verdict => {
  const offBy = switches.cuts.get(operation.id) ?? switches.off.get(operation.id);
  if (offBy !== undefined) return { state: "undone", by: offBy };
  const refused = judge(world, operation, rule, context);
  if (refused) return { state: "refused", refusal: refused };
  if (world.cutting === null || !world.mixing.has(operation.id)) return applied;
  switches.cuts.set(operation.id, world.cutting);
  return { state: "undone", by: world.cutting };
};

/** The verdict on an operation that is neither undo nor redo, at the end of a world [F12]. */
export const judge = (
  world: World,
  operation: Operation,
  rule: OperationRule<Operation["kind"]>,
  context: FoldContext,
): Refusal | null =>
  // An accepted anonymize is never refused by a later fold, whatever becomes of its author's role [F10].
  (rule.anonymizes ? null : permissionRefusal(operation, rule.permission, context)) ??
  rule.verdict(world, operation);

/** Why the author's role does not let the operation pass at its place [F13]. */
export const permissionRefusal = (
  operation: Operation,
  permission: Permission | null,
  context: FoldContext,
): Refusal | null =>
  permission === null || context.permits(operation.by, permission, operation)
    ? null
    : refusal("F13", "not-allowed");

const applied = { state: "applied" } as const;

const keepDecision = (world: World, before: World, id: OperationId): void => {
  const verdict = before.verdicts.get(id);
  const touched = before.touched.get(id);
  if (verdict) world.verdicts.set(id, verdict);
  if (touched) world.touched.set(id, touched);
};

const noteCutApart = (world: World, anonymize: OperationId, touched: readonly string[]): void => {
  const apart = world.cutApart.get(anonymize);
  if (apart) for (const id of touched) apart.add(id);
  else world.cutApart.set(anonymize, new Set(touched));
};
