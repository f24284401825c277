import { createHash, timingSafeEqual } from "node:crypto";
import type { AgentName } from "../domain/ids.ts";
import { type DeskState, permissionsAt } from "../operations/fold-desk.ts";

/** Whose tokens came with a request. */
export interface Credentials {
  readonly agents: readonly AgentName[];
  /** SHA-256 of each token, hexadecimal, as the desk keeps it. */
  readonly tokens: readonly string[];
}

/** Agents of one desk; nobody else sends so many. */
const mostTokens = 32;

/**
 * Reads `authorization: Bearer <token>[,<token>…]`. Null unless every token is that of an agent who has a role: one
 * that was revoked is not quietly left out.
 */
export const authenticate = (desk: DeskState, authorization: string | undefined): Credentials | null => {
  const given = /^Bearer +([\w-]+(?: *, *[\w-]+)*) *$/i.exec(authorization ?? "")?.[1]?.split(/ *, */) ?? [];
  if (given.length === 0 || given.length > mostTokens) return null;
  const tokens = given.map((token) => createHash("sha256").update(token).digest("hex"));
  const agents = agentsOf(desk, tokens);
  return agents === null ? null : { agents, tokens };
};

/**
 * The agents that these tokens are of now; null when one of them is nobody's, or none of the agents may read [F13].
 * Looks at every agent, so that the time it takes tells nothing.
 */
export const agentsOf = (desk: DeskState, tokens: readonly string[]): readonly AgentName[] | null => {
  const agents = tokens.map((token) => {
    const hash = Buffer.from(token, "hex");
    let found: AgentName | null = null;
    for (const [agent, known] of desk.tokens) {
      const kept = Buffer.from(known, "hex");
      if (kept.length === hash.length && timingSafeEqual(kept, hash)) found = agent;
    }
    return found;
  });
  const named = agents.filter((agent) => agent !== null);
  if (named.length < agents.length) return null;
  return named.some((agent) => permissionsAt(desk, agent).includes("read")) ? [...new Set(named)] : null;
};
