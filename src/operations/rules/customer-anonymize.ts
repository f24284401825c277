import { customerOfAnonymize } from "../../domain/ids.ts";
import { createCustomer, dissolveCustomer, moveIdentity } from "../move-identities.ts";
import type { Operation } from "../operation.ts";
import type { OperationRule } from "../operation-rule.ts";
import { emptyProfile } from "../profile-change.ts";
import { firstRefusal, goneFor, refusal } from "../refusals.ts";
import { isIdentityId, isIdList, malformed } from "../validation.ts";
import {
  causeOf,
  customerHolding,
  eraseStrays,
  resolveEither,
  type World,
  type WorldCustomer,
  type WorldIdentity,
} from "../world.ts";

type Anonymize = Operation<"customer.anonymize">;

/**
 * The listed identities go to an anonymous customer; profile and comments of the customers that they left go
 * [F10] [D4]. The fold never refuses it and nothing undoes it; the fold has cut the merges that mixed listed
 * with unlisted identities before this applies.
 */
export const customerAnonymize: OperationRule<"customer.anonymize"> = {
  permission: "anonymize",
  undoable: false,
  anonymizes: ({ body }) => body.identities,
  links: ({ id, body }) => [id, customerOfAnonymize(id), ...body.identities],
  touches: (world, { id, body }) => {
    const touched = new Set<string>([...body.identities, customerOfAnonymize(id)]);
    for (const listed of body.identities) {
      const customer = customerHolding(world, listed);
      if (customer) touched.add(customer.id);
    }
    return [...touched];
  },
  verdict: () => null,
  apply: (world, operation) => {
    const listed = listedNow(world, operation);
    claimUnseen(world, operation);
    const made = customerOfAnonymize(operation.id);
    const first = operation.body.identities[0];
    if (listed.length === 0) {
      if (first !== undefined) follow(world, made, first);
      eraseStrays(world);
      return;
    }
    const left = new Set<WorldCustomer>();
    for (const identity of listed) {
      const customer = world.customers.get(identity.customer);
      if (customer) left.add(customer);
    }
    eraseRemarks(world, left);
    eraseStrays(world, left);
    const oldest = new Map([...left].map((customer) => [customer, customer.identities[0]]));
    const anonymous = createCustomer(world, made, causeOf(operation));
    for (const identity of listed) {
      moveIdentity(world, identity, anonymous, causeOf(operation));
      forgetKeys(world, identity);
    }
    for (const customer of left) emptyOut(world, customer, oldest.get(customer));
    eraseStrays(world);
    for (const id of world.cutApart.get(operation.id) ?? []) {
      const apart = resolveEither(world, id);
      if (apart && !apart.anonymous) apart.review = true;
    }
  },
  askVerdict: (world, { body }) => {
    const unknown = firstRefusal(body.identities, (id) => goneUnknown(world, id));
    if (unknown) return unknown;
    const holders = body.identities.map((id) => customerHolding(world, id));
    const locked = holders.find((customer) => customer?.locked)?.locked;
    if (locked) return refusal("F9", "locked", locked);
    return holders.every((customer) => customer?.anonymous) ? goneFor(holders[0] ?? null) : null;
  },
  validate: ({ body }) => (isIdList(body.identities, isIdentityId) ? null : malformed("identities")),
};

const goneUnknown = (world: World, id: string) => (customerHolding(world, id) ? null : goneFor(null));

/** Those that are seen and not yet anonymous. */
const listedNow = (world: World, operation: Anonymize): readonly WorldIdentity[] => {
  const listed = new Set<WorldIdentity>();
  for (const id of operation.body.identities) {
    const identity = world.identities.get(id);
    if (identity && !identity.anonymous) listed.add(identity);
  }
  return [...listed];
};

/** An identity whose first sight comes later in order is anonymous from then on. */
const claimUnseen = (world: World, operation: Anonymize): void => {
  for (const id of operation.body.identities)
    if (!world.identities.has(id) && !world.claimed.has(id)) world.claimed.set(id, causeOf(operation));
};

/** With nothing left to take, the derived id follows the first listed identity [F3]. */
const follow = (world: World, made: string, first: string): void => {
  if (world.identities.has(first)) world.aliases.set(made, first);
  else world.awaited.set(first, [...(world.awaited.get(first) ?? []), made]);
};

const eraseRemarks = (world: World, left: ReadonlySet<WorldCustomer>): void => {
  for (const [operation, remark] of world.remarks) {
    const customer = resolveEither(world, remark.about);
    if (!customer || !left.has(customer)) continue;
    world.erased.add(operation);
    world.comments.delete(remark.comment);
    world.remarks.delete(operation);
  }
};

/** Anonymous identities hold no match keys: the same handle writing again is somebody new. */
const forgetKeys = (world: World, identity: WorldIdentity): void => {
  for (const key of identity.keys) world.holders.get(key.rule + key.hash)?.delete(identity.id);
  identity.keys = [];
  identity.anonymous = true;
};

const emptyOut = (world: World, customer: WorldCustomer, oldest: string | undefined): void => {
  for (const operation of customer.landed.keys()) world.erased.add(operation);
  customer.landed.clear();
  customer.profile = emptyProfile;
  if (customer.identities.length === 0) dissolveCustomer(world, customer, oldest);
  else customer.review = true;
};
