import type { Refusal } from "../domain/refusal.ts";
import type { Decision } from "./operation.ts";
import { ruleOf } from "./operations.ts";
import { invalid } from "./refusals.ts";
import { isRecord, malformed } from "./validation.ts";

/**
 * Checks a decision where it enters, never in the fold [F14]: also one from outside, of whatever shape. The
 * refusal's `detail` names the field and the fault, never a value.
 */
export const validateDecision = (decision: Decision): Refusal | null => {
  const rule = ruleOf(decision.kind);
  if (!rule) return invalid("kind: is unknown");
  return isRecord(decision.body) ? rule.validate(decision) : malformed("body");
};
