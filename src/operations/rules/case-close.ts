import type { OperationRule } from "../operation-rule.ts";
import { refusal, unknownTarget } from "../refusals.ts";
import { isCaseId, malformed } from "../validation.ts";
import { causeOf, resolveCase } from "../world.ts";

/** Closes an open case; comments on it stay possible. */
export const caseClose: OperationRule<"case.close"> = {
  permission: "case",
  undoable: false,
  links: ({ id, body }) => [id, body.case],
  touches: (world, { body }) => {
    const closed = resolveCase(world, body.case);
    return closed ? [body.case, closed.identity] : [body.case];
  },
  verdict: (world, { body }) => {
    const closed = resolveCase(world, body.case);
    if (!closed) return unknownTarget;
    if (closed.state === "cancelled") return refusal("F11", "case-cancelled", closed.changedBy);
    return closed.state === "closed" ? refusal("F11", "already-so", closed.changedBy) : null;
  },
  apply: (world, operation) => {
    const closed = resolveCase(world, operation.body.case);
    if (!closed) return;
    closed.state = "closed";
    closed.changedAt = operation.at;
    closed.changedBy = causeOf(operation);
    world.openCases.delete(closed.thread);
  },
  validate: ({ body }) => (isCaseId(body.case) ? null : malformed("case")),
};
