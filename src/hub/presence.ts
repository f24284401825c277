import type { AgentName } from "../domain/ids.ts";
import type { Presence } from "../sync/protocol.ts";

/** Sessions of one line that show where they are. */
export const mostStates = 8;

/**
 * Takes out of an awareness update whatever its sender may not say: for an agent of others, in the place of another
 * line's state, or anything but opaque ids. `own` are the awareness clients that the line has already, `taken` whether
 * one is another line's.
 */
export const keepPresence = (
  states: Map<number, unknown>,
  agents: readonly AgentName[],
  own: ReadonlySet<number>,
  isTaken: (client: number) => boolean,
): void => {
  let count = own.size;
  for (const [client, state] of states) {
    const isNew = !own.has(client);
    if (isNew) count++;
    if (!isPresence(state, agents) || (isNew && (isTaken(client) || count > mostStates)))
      states.delete(client);
  }
};

const isPresence = (state: unknown, agents: readonly AgentName[]): state is Presence => {
  if (!isPlain(state, ["agent", "at", "typing"])) return false;
  const { agent, at, typing } = state;
  return typeof agent === "string" && agents.includes(agent) && typeof typing === "boolean" && isPlace(at);
};

const isPlace = (at: unknown): boolean => {
  if (at === null) return true;
  if (isPlain(at, ["thread"])) return isId(at.thread, "t");
  return isPlain(at, ["customer"]) && isId(at.customer, "cda");
};

const isId = (value: unknown, letters: string): boolean =>
  typeof value === "string" && letters.includes(value[0] ?? " ") && /^[a-z][0-9a-z]{26}$/.test(value);

const isPlain = (value: unknown, keys: readonly string[]): value is Record<string, unknown> =>
  typeof value === "object" &&
  value !== null &&
  Object.keys(value).length === keys.length &&
  keys.every((key) => Object.hasOwn(value, key));
