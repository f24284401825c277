import { customerOfDetach } from "../../domain/ids.ts";
import { createCustomer, moveIdentity } from "../move-identities.ts";
import type { OperationRule } from "../operation-rule.ts";
import { closedTo, goneFor, refusal } from "../refusals.ts";
import { isCustomerId, isIdentityId, malformed } from "../validation.ts";
import { causeOf, customerHolding, eraseStrays, resolveCustomer } from "../world.ts";

/** The identity goes to a new customer with an empty profile, cases and their comments with it [F6] [M6]. */
export const identityDetach: OperationRule<"identity.detach"> = {
  permission: "merge",
  undoable: true,
  links: ({ id, body }) => [id, customerOfDetach(id), body.identity, body.from],
  touches: (world, { id, body }) => {
    const touched = [body.identity, body.from, customerOfDetach(id)];
    const from = resolveCustomer(world, body.from);
    if (from && from.id !== body.from) touched.push(from.id);
    return touched;
  },
  land: (world, { id, body }) => {
    const made = customerOfDetach(id);
    const identity = world.identities.get(body.identity);
    if (identity === undefined) {
      world.awaited.set(body.identity, [...(world.awaited.get(body.identity) ?? []), made]);
      return;
    }
    world.aliases.set(made, body.identity);
    // What was said of the new customer before it could be known whom it follows [F10].
    if (identity.anonymous) eraseStrays(world);
  },
  verdict: (world, { body }) => {
    const from = resolveCustomer(world, body.from);
    const holder = customerHolding(world, body.identity);
    const closed = closedTo(from) ?? goneFor(holder);
    if (closed) return closed;
    if (holder === from && holder && holder.identities.length > 1) return null;
    const moved = world.identities.get(body.identity)?.movedBy ?? null;
    return refusal("F6", "already-separate", holder === from ? null : moved);
  },
  apply: (world, operation) => {
    const identity = world.identities.get(operation.body.identity);
    if (!identity) return;
    const made = createCustomer(world, customerOfDetach(operation.id));
    moveIdentity(world, identity, made, causeOf(operation));
  },
  validate: ({ body }) => {
    if (!isIdentityId(body.identity)) return malformed("identity");
    return isCustomerId(body.from) ? null : malformed("from");
  },
};
