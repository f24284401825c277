import type { OperationRule } from "../operation-rule.ts";
import { goneFor, refusal } from "../refusals.ts";
import { isCustomerId, malformed } from "../validation.ts";
import { causeOf, resolveCustomer } from "../world.ts";

/** Until unlock, edit, merge, detach and undo of the customer are refused [F9] [D6]. */
export const customerLock: OperationRule<"customer.lock"> = {
  permission: "lock",
  undoable: false,
  links: ({ id, body }) => [id, body.customer],
  touches: (world, { body }) => {
    const customer = resolveCustomer(world, body.customer);
    return customer && customer.id !== body.customer ? [body.customer, customer.id] : [body.customer];
  },
  verdict: (world, { body }) => {
    const customer = resolveCustomer(world, body.customer);
    return goneFor(customer) ?? (customer?.locked ? refusal("F9", "already-so", customer.locked) : null);
  },
  apply: (world, operation) => {
    const customer = resolveCustomer(world, operation.body.customer);
    if (customer) customer.locked = causeOf(operation);
  },
  validate: ({ body }) => (isCustomerId(body.customer) ? null : malformed("customer")),
};
