import type { OperationRule } from "../operation-rule.ts";
import { refusal, unknownTarget } from "../refusals.ts";
import { isCaseId, malformed } from "../validation.ts";
import { causeOf, resolveCase } from "../world.ts";

/** Cancels a case and deletes its comments, whenever they arrive; irrevocable [F11] [I4]. */
export const caseCancel: OperationRule<"case.cancel"> = {
  permission: "case",
  undoable: false,
  links: ({ id, body }) => [id, body.case],
  touches: (world, { body }) => {
    const cancelled = resolveCase(world, body.case);
    return cancelled ? [body.case, cancelled.identity] : [body.case];
  },
  verdict: (world, { body }) => {
    const cancelled = resolveCase(world, body.case);
    if (!cancelled) return unknownTarget;
    // Its author has not seen the comments of the case that was open instead.
    if (cancelled.id !== body.case) return refusal("F11", "already-so", cancelled.changedBy);
    return cancelled.state === "cancelled" ? refusal("F11", "case-cancelled", cancelled.changedBy) : null;
  },
  apply: (world, operation) => {
    const cancelled = world.cases.get(operation.body.case);
    if (!cancelled) return;
    if (cancelled.state === "open") world.openCases.delete(cancelled.thread);
    cancelled.state = "cancelled";
    cancelled.changedAt = operation.at;
    cancelled.changedBy = causeOf(operation);
    for (const [comment, remark] of world.remarks) {
      if (remark.case !== cancelled.id) continue;
      world.erased.add(comment);
      world.comments.delete(remark.comment);
      world.remarks.delete(comment);
    }
  },
  validate: ({ body }) => (isCaseId(body.case) ? null : malformed("case")),
};
