import type { IdentitySeen, MatchRule } from "../domain/facts.ts";
import { customerOfAnonymize, customerOfIdentity } from "../domain/ids.ts";
import { comparePlaces } from "../domain/order.ts";
import type { FoldedIdentity } from "./fold-types.ts";
import { createCustomer, putIdentity } from "./move-identities.ts";
import { type Cause, eraseStrays, type World, type WorldCustomer, type WorldIdentity } from "./world.ts";

const rules: readonly MatchRule[] = ["M2", "D1"];

/**
 * Gives an identity that nobody has seen its customer [F6]: the one customer that holds the same key, the rules
 * in order; else one of its own. Several candidates are a suggestion, no match. Passes a lock.
 */
export const seeIdentity = (world: World, seen: IdentitySeen): void => {
  const claim = world.claimed.get(seen.id) ?? null;
  const match = claim ? null : matchOf(world, seen);
  const identity: WorldIdentity = {
    id: seen.id,
    at: seen.at,
    customer: "",
    joined: match && { rule: match.rule, hash: match.hash, with: match.with },
    anonymous: claim !== null,
    keys: claim ? [] : seen.keys,
    movedBy: null,
  };
  world.identities.set(seen.id, identity);
  for (const key of identity.keys) holdersOf(world, key.rule + key.hash).add(seen.id);
  for (const id of [customerOfIdentity(seen.id), ...(world.awaited.get(seen.id) ?? [])])
    if (!world.customers.has(id)) world.aliases.set(id, seen.id);
  const customer = claim ? anonymousOf(world, claim) : match?.customer;
  putIdentity(world, identity, customer ?? createCustomer(world, customerOfIdentity(seen.id)));
  if (claim) eraseStrays(world);
};

interface Match extends NonNullable<FoldedIdentity["joined"]> {
  readonly customer: WorldCustomer;
}

const matchOf = (world: World, seen: IdentitySeen): Match | null => {
  for (const rule of rules) {
    const candidates = new Map<WorldCustomer, { identity: WorldIdentity; hash: string }>();
    for (const key of seen.keys) {
      if (key.rule !== rule) continue;
      for (const id of world.holders.get(rule + key.hash) ?? []) {
        const identity = world.identities.get(id);
        const customer = identity && world.customers.get(identity.customer);
        if (!identity || !customer) continue;
        const known = candidates.get(customer);
        if (!known || comparePlaces(identity, known.identity) < 0)
          candidates.set(customer, { identity, hash: key.hash });
      }
    }
    const [only, ...others] = candidates;
    if (only && others.length === 0)
      return { customer: only[0], rule, hash: only[1].hash, with: only[1].identity.id };
    if (only) return null;
  }
  return null;
};

const holdersOf = (world: World, key: string): Set<string> => {
  const known = world.holders.get(key);
  if (known) return known;
  const made = new Set<string>();
  world.holders.set(key, made);
  return made;
};

/** An identity that was anonymized before its first sight goes where the anonymize leads [F10]. */
const anonymousOf = (world: World, claim: Cause): WorldCustomer => {
  const id = customerOfAnonymize(claim.operation);
  return world.customers.get(id) ?? createCustomer(world, id, claim);
};
