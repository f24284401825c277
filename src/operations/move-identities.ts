import type { CustomerId, IdentityId } from "../domain/ids.ts";
import { comparePlaces } from "../domain/order.ts";
import { emptyProfile } from "./profile-change.ts";
import type { Cause, World, WorldCustomer, WorldIdentity } from "./world.ts";

/** Makes a live customer without identities; the caller puts at least one in at once. */
export const createCustomer = (
  world: World,
  id: CustomerId,
  anonymizedBy: Cause | null = null,
): WorldCustomer => {
  const customer: WorldCustomer = {
    id,
    identities: [],
    profile: emptyProfile,
    locked: null,
    anonymous: anonymizedBy !== null,
    anonymizedBy,
    review: false,
    landed: new Map(),
    marked: 0,
  };
  world.customers.set(id, customer);
  world.aliases.delete(id);
  return customer;
};

/** Puts an identity that is nowhere into a customer, at its place in the order of first sight. */
export const putIdentity = (world: World, identity: WorldIdentity, customer: WorldCustomer): void => {
  identity.customer = customer.id;
  customer.identities.splice(placeIn(world, customer, identity), 0, identity.id);
  if (world.marks.has(identity.id)) customer.marked += 1;
};

/** Moves one identity; a customer that becomes empty is the caller's to dissolve. */
export const moveIdentity = (
  world: World,
  identity: WorldIdentity,
  customer: WorldCustomer,
  cause: Cause,
): void => {
  const left = world.customers.get(identity.customer);
  if (left) {
    left.identities.splice(placeIn(world, left, identity), 1);
    if (world.marks.has(identity.id)) left.marked -= 1;
  }
  identity.movedBy = cause;
  putIdentity(world, identity, customer);
};

/** Moves all identities of a customer and dissolves it into an alias of its oldest [F3]. */
export const moveAllIdentities = (
  world: World,
  from: WorldCustomer,
  into: WorldCustomer,
  cause: Cause,
): void => {
  const oldest = from.identities[0];
  for (const id of from.identities) {
    const identity = world.identities.get(id);
    if (!identity) continue;
    identity.customer = into.id;
    identity.movedBy = cause;
  }
  joinInOrder(world, from, into);
  into.marked += from.marked;
  dissolveCustomer(world, from, oldest);
};

/** Ends a customer: from now on its id follows an identity [F3]. */
export const dissolveCustomer = (
  world: World,
  customer: WorldCustomer,
  oldest: IdentityId | undefined,
): void => {
  world.customers.delete(customer.id);
  if (oldest !== undefined) world.aliases.set(customer.id, oldest);
};

/** Few into many is inserted one by one; else both are sorted anew. */
const joinInOrder = (world: World, from: WorldCustomer, into: WorldCustomer): void => {
  if (from.identities.length * 16 < into.identities.length) {
    for (const id of from.identities) {
      const identity = world.identities.get(id);
      if (identity) into.identities.splice(placeIn(world, into, identity), 0, id);
    }
    return;
  }
  into.identities.push(...from.identities);
  into.identities.sort((a, b) => comparePlaces(world.identities.get(a)!, world.identities.get(b)!));
};

/** Where an identity stands, or would stand, in a customer's list. */
const placeIn = (world: World, customer: WorldCustomer, identity: WorldIdentity): number => {
  let low = 0;
  let high = customer.identities.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = world.identities.get(customer.identities[middle]!);
    if (other && comparePlaces(other, identity) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
};
