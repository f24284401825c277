import type { OperationRule } from "../operation-rule.ts";
import { firstRefusal, goneFor } from "../refusals.ts";
import { isCustomerId, isIdList, malformed } from "../validation.ts";
import { resolveCustomer } from "../world.ts";

/** Never suggest this pair again; recorded on the customers as they are at its place. Passes a lock. */
export const suggestionDismiss: OperationRule<"suggestion.dismiss"> = {
  permission: "merge",
  undoable: false,
  links: ({ id, body }) => [id, ...body.customers],
  touches: (world, { body }) => [
    ...new Set(body.customers.flatMap((id) => [id, resolveCustomer(world, id)?.id ?? id])),
  ],
  verdict: (world, { body }) => firstRefusal(body.customers, (id) => goneFor(resolveCustomer(world, id))),
  apply: (world, { id, body }) => {
    const [a, b] = body.customers.map((customer) => resolveCustomer(world, customer)?.id ?? customer);
    if (a !== undefined && b !== undefined) world.dismissals.set(id, [a, b]);
  },
  validate: ({ body }) =>
    isIdList(body.customers, isCustomerId) && body.customers.length === 2 ? null : malformed("customers"),
};
