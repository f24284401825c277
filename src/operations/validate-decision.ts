import type { Refusal } from "../domain/refusal.ts";
import type { Decision } from "./operation.ts";
import { ruleOf } from "./operations.ts";
import { invalid } from "./refusals.ts";

/** Checks a decision where it enters, never in the fold [F14]; `detail` names the field and the fault only. */
export const validateDecision = (decision: Decision): Refusal | null => {
  const rule = ruleOf(decision.kind);
  return rule ? rule.validate(decision) : invalid("kind: is unknown");
};
