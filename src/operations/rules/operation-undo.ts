import type { OperationRule } from "../operation-rule.ts";
import { hasDuplicates, isOperationId, malformed } from "../validation.ts";

/** Switches its targets off: from now on they are folded as if they had never been [F7]. The fold judges it, in the world that it would make. */
export const operationUndo: OperationRule<"operation.undo"> = {
  permission: null,
  undoable: false,
  switches: "off",
  links: ({ id, body }) => [id, ...body.operations],
  touches: (world, { body }) => [...new Set(body.operations.flatMap((id) => world.touched.get(id) ?? []))],
  verdict: () => null,
  apply: () => {},
  validate: ({ body }) => {
    if (body.operations.length === 0 || !body.operations.every(isOperationId)) return malformed("operations");
    return hasDuplicates(body.operations) ? malformed("operations") : null;
  },
};
