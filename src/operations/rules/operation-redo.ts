import type { OperationRule } from "../operation-rule.ts";
import { isIdList, isOperationId, malformed } from "../validation.ts";

/** Switches undone targets on again: the last accepted switch decides [F7]. The fold judges it, in the world that it would make. */
export const operationRedo: OperationRule<"operation.redo"> = {
  permission: null,
  undoable: false,
  switches: "on",
  links: ({ id, body }) => [id, ...body.operations],
  touches: (world, { body }) => [...new Set(body.operations.flatMap((id) => world.touched.get(id) ?? []))],
  verdict: () => null,
  apply: () => {},
  validate: ({ body }) => (isIdList(body.operations, isOperationId) ? null : malformed("operations")),
};
