import type { AgentName, CustomerId } from "../domain/ids.ts";
import type { Place } from "../domain/order.ts";
import type { Refusal } from "../domain/refusal.ts";
import { verdictOf } from "./fold-group.ts";
import type { FoldContext } from "./fold-types.ts";
import type { FoldedGroup } from "./folded-group.ts";
import type { Operation } from "./operation.ts";
import { ruleOf } from "./operations.ts";
import { closedTo, refusal } from "./refusals.ts";
import { permissionRefusal } from "./replay.ts";
import { resolveCustomer } from "./world.ts";

/**
 * Why somebody who asks for an operation now is refused: the fold's verdict, and what is refused only when
 * asked, such as the anonymize of a locked customer [F9]. For the writer and for the hub.
 */
export const askRefusal = (
  group: FoldedGroup,
  operation: Operation,
  context: FoldContext,
): Refusal | null => {
  const rule = ruleOf(operation.kind);
  if (!rule?.askVerdict) return verdictOf(group, operation, context);
  return (
    permissionRefusal(operation, rule.permission, context) ??
    rule.askVerdict(group.world, operation) ??
    verdictOf(group, operation, context)
  );
};

/** Why the export of a customer is refused: unknown, anonymous, locked, or the role lacks it [F9] [D5]. */
export const exportRefusal = (
  group: FoldedGroup,
  customer: CustomerId,
  agent: AgentName,
  place: Place,
  context: FoldContext,
): Refusal | null =>
  context.permits(agent, "export", place)
    ? closedTo(resolveCustomer(group.world, customer))
    : refusal("F13", "not-allowed");
