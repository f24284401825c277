import type { AgentName, OperationId } from "../domain/ids.ts";
import { comparePlaces, type Place } from "../domain/order.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { FoldContext, Permission, Verdict } from "./fold-types.ts";
import { normalise } from "./normalise.ts";
import type { Operation } from "./operation.ts";
import { refusal } from "./refusals.ts";
import { defaultRoles, isPermissionList, rolePrefix } from "./roles.ts";

/** A value from one place in the order on. */
export interface Since<T> {
  readonly place: Place;
  readonly value: T;
}

export interface Setting {
  readonly value: unknown;
  readonly by: AgentName;
  readonly operation: OperationId;
}

/** The log of the whole desk, folded: agents, roles and settings [F13]. */
export interface DeskState {
  /** The roles that each agent had, in order; null is none. The first author is an admin unless it says otherwise. */
  readonly roles: ReadonlyMap<AgentName, readonly Since<string | null>[]>;
  /** What each role that a setting describes permitted, in order; null is the default again. */
  readonly permissions: ReadonlyMap<string, readonly Since<readonly Permission[] | null>[]>;
  /** What holds now; a setting that was set to null is not there. */
  readonly settings: ReadonlyMap<string, Setting>;
  readonly verdicts: ReadonlyMap<OperationId, Verdict>;
  /** The hash of the token of each agent that has one and a role; the hub checks it. */
  readonly tokens: ReadonlyMap<AgentName, string>;
  /** Where agents began to be named: before, everybody who writes is an admin. */
  readonly firstAgent: Place | null;
}

export type DeskOperation = Operation<"agent.set" | "setting.set">;
export const isDeskOperation = (operation: Operation): operation is DeskOperation =>
  operation.kind === "agent.set" || operation.kind === "setting.set";

const afterAll: Place = { at: Number.MAX_SAFE_INTEGER, id: "" };

interface WorkingDesk {
  readonly roles: Map<AgentName, Since<string | null>[]>;
  readonly permissions: Map<string, Since<readonly Permission[] | null>[]>;
  readonly settings: Map<string, Setting>;
  readonly verdicts: Map<OperationId, Verdict>;
  readonly tokens: Map<AgentName, string>;
  firstAgent: Place | null;
}

/** Folds the operations of the whole desk, in any order, copies and other kinds allowed [F13]. */
export const foldDesk = (operations: readonly Operation[]): DeskState => {
  const desk: WorkingDesk = {
    roles: new Map(),
    permissions: new Map(),
    settings: new Map(),
    verdicts: new Map(),
    tokens: new Map(),
    firstAgent: null,
  };
  const entries = operations
    .filter(isDeskOperation)
    .map((operation) => ({ type: "operation", operation }) as const);
  for (const entry of normalise(entries)) {
    if (entry.type !== "operation" || !isDeskOperation(entry.operation)) continue;
    const { operation } = entry;
    const refused = deskVerdict(desk, operation);
    desk.verdicts.set(operation.id, refused ? { state: "refused", refusal: refused } : { state: "applied" });
    if (!refused) take(desk, operation);
  }
  return desk;
};

/** Why an operation of the whole desk would be refused at its place [F12] [F13]. */
export const deskVerdict = (desk: DeskState, operation: DeskOperation): Refusal | null => {
  if (!permitsAt(desk, operation.by, "administer", operation)) return refusal("F13", "not-allowed");
  const after = copyOf(desk);
  take(after, operation);
  const names = [...after.roles.keys()];
  const keeps =
    after.firstAgent === null || names.some((name) => permitsAt(after, name, "administer", afterAll));
  return keeps ? null : refusal("F13", "last-admin");
};

/** Who may do what, as of a place [F13]. */
export const contextOf = (desk: DeskState): FoldContext => ({
  permits: (agent, permission, place) => permitsAt(desk, agent, permission, place),
});

/** The role of an agent just before a place, now unless given; null is none. Before agents are named all are admins. */
export const roleAt = (desk: DeskState, agent: AgentName, place: Place = afterAll): string | null => {
  if (desk.firstAgent === null || comparePlaces(place, desk.firstAgent) <= 0) return "admin";
  return valueAt(desk.roles.get(agent), place) ?? null;
};

/** The permissions of an agent just before a place, now unless given. */
export const permissionsAt = (
  desk: DeskState,
  agent: AgentName,
  place: Place = afterAll,
): readonly Permission[] => {
  const role = roleAt(desk, agent, place);
  if (role === null) return [];
  if (role === "admin") return defaultRoles.admin ?? [];
  const set = valueAt(desk.permissions.get(role), place) ?? null;
  return set ?? (Object.hasOwn(defaultRoles, role) ? (defaultRoles[role] ?? []) : []);
};

/** From which place on permissions differ between two states: what the store must refold [F13]. */
export interface PermissionChange {
  /** By agent; operations of the agent later than the place may have another verdict. */
  readonly agents: ReadonlyMap<AgentName, Place>;
  /** For every agent that neither state names; null when nothing changes for them. */
  readonly others: Place | null;
}

export const permissionChange = (before: DeskState, after: DeskState): PermissionChange => {
  const places = breakPoints(before, after);
  const agents = new Map<AgentName, Place>();
  for (const agent of new Set([...before.roles.keys(), ...after.roles.keys()])) {
    const place = firstDifference(before, after, agent, places);
    if (place) agents.set(agent, place);
  }
  const first = [before.firstAgent, after.firstAgent]
    .filter((place) => place !== null)
    .sort(comparePlaces)[0];
  const same = samePlace(before.firstAgent, after.firstAgent);
  return { agents, others: same ? null : (first ?? null) };
};

const take = (desk: WorkingDesk, operation: DeskOperation): void => {
  const place: Place = { at: operation.at, id: operation.id };
  if (operation.kind === "agent.set") {
    // Who names the first agent was an admin until then, and stays it.
    if (desk.firstAgent === null) {
      desk.firstAgent = place;
      append(desk.roles, operation.by, { place, value: "admin" });
    }
    const { agent, role, token } = operation.body;
    append(desk.roles, agent, { place, value: role });
    if (role === null) desk.tokens.delete(agent);
    else if (token !== undefined) desk.tokens.set(agent, token);
    return;
  }
  const { key, value } = operation.body;
  if (value === null || value === undefined) desk.settings.delete(key);
  else desk.settings.set(key, { value, by: operation.by, operation: operation.id });
  if (key.startsWith(rolePrefix))
    append(desk.permissions, key.slice(rolePrefix.length), {
      place,
      value: isPermissionList(value) ? value : null,
    });
};

const append = <T>(timelines: Map<string, Since<T>[]>, key: string, since: Since<T>): void => {
  timelines.set(key, [...(timelines.get(key) ?? []), since]);
};

const copyOf = (desk: DeskState): WorkingDesk => ({
  roles: new Map([...desk.roles].map(([agent, since]) => [agent, [...since]])),
  permissions: new Map([...desk.permissions].map(([role, since]) => [role, [...since]])),
  settings: new Map(desk.settings),
  verdicts: new Map(),
  tokens: new Map(desk.tokens),
  firstAgent: desk.firstAgent,
});

const permitsAt = (desk: DeskState, agent: AgentName, permission: Permission, place: Place): boolean =>
  permissionsAt(desk, agent, place).includes(permission);

const valueAt = <T>(timeline: readonly Since<T>[] | undefined, place: Place): T | undefined =>
  timeline?.findLast((since) => comparePlaces(since.place, place) < 0)?.value;

/** Just after every place at which a role or its permissions were set. */
const breakPoints = (...desks: readonly DeskState[]): readonly Place[] =>
  desks
    .flatMap((desk) => [...desk.roles.values(), ...desk.permissions.values()])
    .flatMap((timeline) => timeline.map((since) => since.place))
    .sort(comparePlaces);

const firstDifference = (
  before: DeskState,
  after: DeskState,
  agent: AgentName,
  places: readonly Place[],
): Place | null => {
  for (const place of places) {
    const justAfter: Place = { at: place.at, id: `${place.id}\u0000` };
    const [left, right] = [permissionsAt(before, agent, justAfter), permissionsAt(after, agent, justAfter)];
    if (left.length !== right.length || left.some((permission) => !right.includes(permission))) return place;
  }
  return null;
};

const samePlace = (a: Place | null, b: Place | null): boolean =>
  a === b || (a !== null && b !== null && comparePlaces(a, b) === 0);
