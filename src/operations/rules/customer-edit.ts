import type { OperationRule } from "../operation-rule.ts";
import { changeProfile } from "../profile-change.ts";
import { closedTo } from "../refusals.ts";
import { isCustomerId, malformed, validateChange } from "../validation.ts";
import { landTexts, resolveCustomer, textsOf } from "../world.ts";

/** Sets single fields, adds and removes elements of lists [F8]. An edit is also the review that was asked for. */
export const customerEdit: OperationRule<"customer.edit"> = {
  permission: "update",
  undoable: true,
  hasTexts: true,
  links: ({ id, body }) => [id, body.customer],
  touches: (world, { body }) => {
    const customer = resolveCustomer(world, body.customer);
    return customer && customer.id !== body.customer ? [body.customer, customer.id] : [body.customer];
  },
  land: (world, operation) => landTexts(world, operation.id, operation.body.customer),
  verdict: (world, { body }) => closedTo(resolveCustomer(world, body.customer)),
  apply: (world, operation) => {
    const customer = resolveCustomer(world, operation.body.customer);
    if (!customer) return;
    customer.profile = changeProfile(customer.profile, textsOf(world, operation) ?? {}, operation.id);
    customer.landed.set(operation.id, true);
    customer.review = false;
  },
  validate: ({ body, texts }) => {
    if (!isCustomerId(body.customer)) return malformed("customer");
    return body.fields.length === 0 ? malformed("fields") : validateChange(body.fields, texts);
  },
};
