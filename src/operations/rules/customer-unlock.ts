import type { OperationRule } from "../operation-rule.ts";
import { goneFor, refusal } from "../refusals.ts";
import { isCustomerId, malformed } from "../validation.ts";
import { resolveCustomer } from "../world.ts";

/** Allows again what a lock refused [F9] [D6]. */
export const customerUnlock: OperationRule<"customer.unlock"> = {
  permission: "lock",
  undoable: false,
  links: ({ id, body }) => [id, body.customer],
  touches: (world, { body }) => {
    const customer = resolveCustomer(world, body.customer);
    return customer && customer.id !== body.customer ? [body.customer, customer.id] : [body.customer];
  },
  verdict: (world, { body }) => {
    const customer = resolveCustomer(world, body.customer);
    return goneFor(customer) ?? (customer?.locked ? null : refusal("F9", "already-so"));
  },
  apply: (world, operation) => {
    const customer = resolveCustomer(world, operation.body.customer);
    if (customer) customer.locked = null;
  },
  validate: ({ body }) => (isCustomerId(body.customer) ? null : malformed("customer")),
};
