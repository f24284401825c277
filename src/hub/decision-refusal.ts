import { listFields, type ProfileChange, type ProfileField, singleFields } from "../domain/profile.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Decision, Operation } from "../operations/operation.ts";
import { ruleOf } from "../operations/operations.ts";
import { invalid } from "../operations/refusals.ts";
import { validateDecision } from "../operations/validate-decision.ts";

/**
 * Why an operation that comes from another replica is not valid as what it says it is. One that only a newer program
 * knows is kept and passed on [F14]; texts may be erased by now.
 */
export const decisionRefusal = (operation: Operation): Refusal | null => {
  const { kind, body, texts } = operation;
  if (ruleOf(kind) === null) return null;
  if (texts !== null && !Object.hasOwn(standIns, kind)) return invalid("texts: are none of its kind");
  try {
    return validateDecision({ kind, body, texts: texts ?? standIns[kind]?.(body) ?? null } as Decision);
  } catch {
    return invalid("body: is malformed");
  }
};

/** What stands in for the texts of a kind where they are erased: valid whatever they were. */
const standIns: Readonly<Record<string, (body: unknown) => unknown>> = {
  "customer.merge": (body) => changeOf((body as { fields: readonly ProfileField[] }).fields),
  "customer.edit": (body) => changeOf((body as { fields: readonly ProfileField[] }).fields),
  "comment.add": () => ({ text: "." }),
};

const changeOf = (fields: readonly ProfileField[]): ProfileChange => {
  const single = singleFields.filter((field) => fields.includes(field));
  const lists = listFields.filter((field) => fields.includes(field));
  return {
    set: Object.fromEntries(single.map((field) => [field, null])),
    remove: Object.fromEntries(lists.map((field) => [field, ["."]])),
  };
};
