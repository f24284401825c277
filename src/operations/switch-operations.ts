import type { OperationId } from "../domain/ids.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { FoldContext } from "./fold-types.ts";
import { type FoldedGroup, operationIn } from "./folded-group.ts";
import type { Operation } from "./operation.ts";
import { ruleOf } from "./operations.ts";
import { closedTo, refusal, unknownTarget } from "./refusals.ts";
import { copySwitches, permissionRefusal, type Switches, settle } from "./replay.ts";
import { causeOf, resolveEither, type World, type WorldCustomer } from "./world.ts";

export type SwitchOperation = Operation<"operation.undo" | "operation.redo">;

/** The world in which the targets of an undo or redo are switched, or why it is refused [F7]. */
export type Trial = { readonly refused: Refusal } | { readonly world: World; readonly switches: Switches };

/** Judges an undo (`off`) or redo (`on`) at the end of a group; the list is accepted or refused as one. */
export const trySwitch = (
  group: FoldedGroup,
  operation: SwitchOperation,
  to: "off" | "on",
  context: FoldContext,
): Trial => {
  const { off } = group.switches;
  const targets = operation.body.operations;
  for (const id of targets) {
    const refused = targetRefusal(group, operation, id, context);
    if (refused) return { refused };
  }
  const switched = targets.filter((id) => off.has(id) === (to === "on"));
  if (switched.length === 0) return { refused: nothingToSwitch(group, targets, to) };
  const switches = copySwitches(group.switches);
  for (const id of switched)
    if (to === "off") switches.off.set(id, operation.id);
    else switches.off.delete(id);
  const world = settle(group.entries, switches, context, group.world);
  for (const id of switched) {
    const cutBy = switches.cuts.get(id);
    if (cutBy !== undefined) return { refused: cutRefusal(group, cutBy) };
  }
  const refused = closedIn(group.world, world, switched) ?? changesLocked(group.world, world);
  return refused ? { refused } : { world, switches };
};

const targetRefusal = (
  group: FoldedGroup,
  operation: SwitchOperation,
  id: OperationId,
  context: FoldContext,
): Refusal | null => {
  const target = operationIn(group, id);
  if (!target) return unknownTarget;
  const rule = ruleOf(target.kind);
  if (!rule?.undoable) return refusal("F7", "irrevocable");
  const cutBy = group.switches.cuts.get(id);
  if (cutBy !== undefined) return cutRefusal(group, cutBy);
  return permissionRefusal(operation, rule.permission, context);
};

const cutRefusal = (group: FoldedGroup, anonymize: OperationId): Refusal => {
  const cause = operationIn(group, anonymize);
  return refusal("F10", "irrevocable", cause ? causeOf(cause) : null);
};

const nothingToSwitch = (group: FoldedGroup, targets: readonly OperationId[], to: "off" | "on"): Refusal => {
  if (to === "on") return refusal("F7", "not-undone");
  const cause = operationIn(group, group.switches.off.get(targets[0] ?? ""));
  return refusal("F7", "already-so", cause ? causeOf(cause) : null);
};

/** A customer that a target names or touched, in either world, is locked or anonymous in the new one. */
const closedIn = (old: World, made: World, targets: readonly OperationId[]): Refusal | null => {
  for (const target of targets)
    for (const id of [...(old.touched.get(target) ?? []), ...(made.touched.get(target) ?? [])]) {
      const customer = resolveEither(made, id);
      const closed = customer && closedTo(customer);
      if (closed) return closed;
    }
  return null;
};

/** A customer locked in one world is not the same in the other: what follows from the targets changes it [F9]. */
const changesLocked = (old: World, made: World): Refusal | null => {
  for (const [here, there] of [
    [old, made],
    [made, old],
  ] as const)
    for (const customer of here.customers.values()) {
      if (!customer.locked) continue;
      const other = there.customers.get(customer.id);
      if (!other?.locked || !isSame(customer, other)) return refusal("F9", "locked", customer.locked);
    }
  return null;
};

/** Depends on no text: a profile is the same when the same operations made it [F15]. */
const isSame = (a: WorldCustomer, b: WorldCustomer): boolean => {
  const madeBy = (customer: WorldCustomer) =>
    [...customer.landed].filter(([, took]) => took).map(([id]) => id);
  return a.identities.join() === b.identities.join() && madeBy(a).sort().join() === madeBy(b).sort().join();
};
