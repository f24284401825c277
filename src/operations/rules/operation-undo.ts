import type { OperationRule } from "../operation-rule.ts";
import { isIdList, isOperationId, malformed } from "../validation.ts";

/** Switches its targets off: from now on they are folded as if they had never been [F7]. The fold judges it, in the world that it would make. */
export const operationUndo: OperationRule<"operation.undo"> = {
  permission: null,
  undoable: false,
  switches: "off",
  links: ({ id, body }) => [id, ...body.operations],
  touches: (world, { body }) => [...new Set(body.operations.flatMap((id) => world.touched.get(id) ?? []))],
  verdict: () => null,
  apply: () => {},
  validate: ({ body }) => (isIdList(body.operations, isOperationId) ? null : malformed("operations")),
};
