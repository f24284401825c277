import type { CustomerId } from "../../domain/ids.ts";
import { moveAllIdentities } from "../move-identities.ts";
import type { OperationRule } from "../operation-rule.ts";
import { changeProfile, joinProfiles } from "../profile-change.ts";
import { closedTo, firstRefusal, lastMove, refusal } from "../refusals.ts";
import { isCustomerId, isIdList, malformed, validateChange } from "../validation.ts";
import { causeOf, landTexts, resolveCustomer, textsOf, type World, type WorldCustomer } from "../world.ts";

/** The identities of `from` move to `into`, which survives; the profile as reviewed [F4] [M5]. */
export const customerMerge: OperationRule<"customer.merge"> = {
  permission: "merge",
  undoable: true,
  hasTexts: true,
  joins: true,
  links: ({ id, body }) => [id, body.into, ...body.from],
  touches: (world, { body }) => {
    const into = resolveCustomer(world, body.into);
    const touched = [body.into, ...body.from];
    if (into) touched.push(into.id);
    for (const from of absorbedBy(world, into, body.from)) touched.push(from.id, ...from.identities);
    return touched;
  },
  land: (world, operation) => {
    const { into, from } = operation.body;
    for (const id of [into, ...from]) landTexts(world, operation.id, id);
    world.hasMerges = true;
    if (mixesMarked(sidesOf(world, operation.body))) world.mixing.add(operation.id);
  },
  verdict: (world, { body }) => {
    const closed = firstRefusal([body.into, ...body.from], (id) => closedTo(resolveCustomer(world, id)));
    if (closed) return closed;
    const into = resolveCustomer(world, body.into);
    if (absorbedBy(world, into, body.from).length > 0) return null;
    return refusal("F5", "already-one-customer", lastMove(world, [body.into, ...body.from]));
  },
  apply: (world, operation) => {
    const into = resolveCustomer(world, operation.body.into);
    if (!into) return;
    for (const from of absorbedBy(world, into, operation.body.from)) {
      into.profile = joinProfiles(into.profile, from.profile, operation.id);
      into.review ||= from.review;
      for (const [id, took] of from.landed) into.landed.set(id, took || into.landed.get(id) === true);
      moveAllIdentities(world, from, into, causeOf(operation));
    }
    into.profile = changeProfile(into.profile, textsOf(world, operation) ?? {}, operation.id);
    into.landed.set(operation.id, true);
  },
  validate: ({ body, texts }) => {
    if (!isCustomerId(body.into)) return malformed("into");
    // The survivor may stand among them: that is one customer already, which the verdict says better.
    if (!isIdList(body.from, isCustomerId)) return malformed("from");
    return validateChange(body.fields, texts);
  },
};

/** The distinct live customers of `from` other than the survivor, in the order in which they are named. */
const absorbedBy = (
  world: World,
  into: WorldCustomer | null,
  from: readonly CustomerId[],
): readonly WorldCustomer[] => {
  const absorbed = new Set<WorldCustomer>();
  for (const id of from) {
    const customer = resolveCustomer(world, id);
    if (customer && customer !== into) absorbed.add(customer);
  }
  return [...absorbed];
};

const sidesOf = (
  world: World,
  body: { readonly into: CustomerId; readonly from: readonly CustomerId[] },
): readonly WorldCustomer[] => {
  const into = resolveCustomer(world, body.into);
  const absorbed = absorbedBy(world, into, body.from);
  return into ? [into, ...absorbed] : absorbed;
};

/** The sides hold marked identities and others: to be cut, and its review to be erased even if refused [F10]. */
const mixesMarked = (sides: readonly WorldCustomer[]): boolean =>
  sides.some((side) => side.marked > 0) && sides.some((side) => side.marked < side.identities.length);
