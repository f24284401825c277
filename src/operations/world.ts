/**
 * What a fold is working on: the mutable form of `GroupState`, with what only the fold needs. Rules change it
 * through the functions here and in `move-identities.ts`, so that customers always partition the identities.
 */
import type { MatchKey } from "../domain/facts.ts";
import type {
  AgentName,
  CaseId,
  CommentId,
  CustomerId,
  IdentityId,
  OperationId,
  ThreadId,
} from "../domain/ids.ts";
import type { Clock } from "../domain/order.ts";
import type { Profile } from "../domain/profile.ts";
import type { FoldedComment, FoldedIdentity, Verdict } from "./fold-types.ts";
import type { Operation } from "./operation.ts";

/** Who caused something, when, and by which operation: what a refusal tells [F12]. */
export interface Cause {
  readonly by: AgentName;
  readonly at: Clock;
  readonly operation: OperationId;
}

export interface WorldCustomer {
  readonly id: CustomerId;
  /** In order of first sight. */
  readonly identities: IdentityId[];
  profile: Profile;
  locked: Cause | null;
  readonly anonymous: boolean;
  readonly anonymizedBy: Cause | null;
  review: boolean;
  /** Operations whose texts landed here, whatever their verdict; true for those that took effect [F10]. */
  readonly landed: Map<OperationId, boolean>;
  /** How many of the identities are marked (see `World.marks`). */
  marked: number;
}

export interface WorldIdentity {
  readonly id: IdentityId;
  readonly at: Clock;
  customer: CustomerId;
  readonly joined: FoldedIdentity["joined"];
  anonymous: boolean;
  /** Empty once anonymous. */
  keys: readonly MatchKey[];
  /** The operation that brought it where it is; null since first sight. */
  movedBy: Cause | null;
}

export interface WorldCase {
  readonly id: CaseId;
  readonly thread: ThreadId;
  readonly identity: IdentityId;
  state: "open" | "closed" | "cancelled";
  readonly openedAt: Clock;
  readonly openedBy: AgentName;
  changedAt: Clock;
  changedBy: Cause;
}

/** What a comment is about: it follows the case's identity, else the customer it was made on. */
export interface Remark {
  readonly comment: CommentId;
  readonly case: CaseId | null;
  readonly about: IdentityId | CustomerId;
}

export interface World {
  readonly customers: Map<CustomerId, WorldCustomer>;
  readonly identities: Map<IdentityId, WorldIdentity>;
  readonly aliases: Map<CustomerId, IdentityId>;
  readonly cases: Map<CaseId, WorldCase>;
  readonly comments: Map<CommentId, FoldedComment>;
  readonly dismissals: Map<OperationId, readonly [CustomerId, CustomerId]>;
  readonly verdicts: Map<OperationId, Verdict>;
  readonly erased: Set<OperationId>;
  readonly touched: Map<OperationId, readonly string[]>;

  /** Identities by rule and hash of a key that they hold; anonymous ones hold none [F6]. */
  readonly holders: Map<string, Set<IdentityId>>;
  /** Comments by operation, whatever their verdict. */
  readonly remarks: Map<OperationId, Remark>;
  /** What operations with texts named that nobody had seen at their place [F10]. */
  readonly strays: Map<OperationId, Set<string>>;
  readonly openCases: Map<ThreadId, CaseId>;
  /** Case ids of refused openings, and the case that was open instead. */
  readonly caseAliases: Map<CaseId, CaseId>;
  /** Identities that were anonymized before they were seen, in order [F10]. */
  readonly claimed: Map<IdentityId, Cause>;
  /** Derived ids that wait for the first sight of the identity they follow [F3]. */
  readonly awaited: Map<IdentityId, CustomerId[]>;
  /** What the merges cut by an anonymize were about, by that anonymize. */
  readonly cutApart: Map<OperationId, Set<string>>;
  /** Identities that a probe looks for, and the merges that join a marked one with another one [F10]. */
  readonly marks: ReadonlySet<IdentityId>;
  readonly mixing: Set<OperationId>;
  /** The anonymize for which a probe cuts mixing merges as it meets them; null when it only looks. */
  readonly cutting: OperationId | null;
  /** True once a merge was folded, whatever its verdict. */
  hasMerges: boolean;
}

const nothingMarked: ReadonlySet<IdentityId> = new Set();

export const createWorld = (
  erased: Iterable<OperationId> = [],
  marks: ReadonlySet<IdentityId> = nothingMarked,
  cutting: OperationId | null = null,
): World => ({
  customers: new Map(),
  identities: new Map(),
  aliases: new Map(),
  cases: new Map(),
  comments: new Map(),
  dismissals: new Map(),
  verdicts: new Map(),
  erased: new Set(erased),
  touched: new Map(),
  holders: new Map(),
  remarks: new Map(),
  strays: new Map(),
  openCases: new Map(),
  caseAliases: new Map(),
  claimed: new Map(),
  awaited: new Map(),
  cutApart: new Map(),
  marks,
  mixing: new Set(),
  cutting,
  hasMerges: false,
});

export const causeOf = (operation: Operation): Cause => ({
  by: operation.by,
  at: operation.at,
  operation: operation.id,
});

/** The live customer that a customer id names now, itself or through the identity it follows; null if unknown [F3]. */
export const resolveCustomer = (world: World, id: CustomerId): WorldCustomer | null => {
  const live = world.customers.get(id);
  if (live) return live;
  const followed = world.aliases.get(id);
  return followed === undefined ? null : customerHolding(world, followed);
};

/** The live customer that holds an identity; null when nobody has seen the identity. */
export const customerHolding = (world: World, id: IdentityId): WorldCustomer | null => {
  const identity = world.identities.get(id);
  return identity ? (world.customers.get(identity.customer) ?? null) : null;
};

/** Resolves what may be an identity's id or a customer's id. */
export const resolveEither = (world: World, id: string): WorldCustomer | null =>
  customerHolding(world, id) ?? resolveCustomer(world, id);

/** The case that a case id names, itself or because its opening found another one open. */
export const resolveCase = (world: World, id: CaseId): WorldCase | null =>
  world.cases.get(id) ?? world.cases.get(world.caseAliases.get(id) ?? "") ?? null;

/** The texts of an operation, null when they are erased or must be [F10]. */
export const textsOf = <T extends Operation>(world: World, operation: T): T["texts"] =>
  world.erased.has(operation.id) ? null : operation.texts;

/**
 * Notes that the texts of an operation landed on the customer that an id names, whatever its verdict; or that
 * nobody has seen what it names, so that they go when that turns out to be anonymous [F10].
 */
export const landTexts = (world: World, operation: OperationId, id: CustomerId): void => {
  const customer = resolveCustomer(world, id);
  if (!customer) strayTexts(world, operation, id);
  else if (customer.anonymous) world.erased.add(operation);
  else if (!customer.landed.has(operation)) customer.landed.set(operation, false);
};

export const strayTexts = (world: World, operation: OperationId, id: string): void => {
  const named = world.strays.get(operation);
  if (named) named.add(id);
  else world.strays.set(operation, new Set([id]));
};

/** Erases what strayed and turns out to be about a customer that is anonymous, or about one of `left` [F10]. */
export const eraseStrays = (world: World, left: ReadonlySet<WorldCustomer> = new Set()): void => {
  for (const [operation, named] of world.strays)
    for (const id of named) {
      const about = resolveCase(world, id)?.identity ?? id;
      const customer = resolveEither(world, about);
      if (customer && (customer.anonymous || left.has(customer))) world.erased.add(operation);
    }
};
