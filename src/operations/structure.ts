import type { DeskState } from "./fold-desk.ts";
import type { GroupState, Verdict } from "./fold-types.ts";

/**
 * The structure of a folded state as sorted lines that depend on no text and on no numbering of groups [F15].
 * The lines of several groups, put together and sorted, are those of all their entries folded at once.
 */
export const structureOf = (state: GroupState): readonly string[] => {
  const lines: string[] = [];
  for (const { id, identities, locked, anonymous, review } of state.customers.values())
    lines.push(line("customer", id, locked?.operation, anonymous, review, ...identities));
  for (const { id, customer, joined, anonymous } of state.identities.values())
    lines.push(line("identity", id, customer, joined?.rule, joined?.hash, joined?.with, anonymous));
  for (const [id, identity] of state.aliases) lines.push(line("alias", id, identity));
  for (const { id, thread, identity, state: now, openedAt, openedBy, changedAt } of state.cases.values())
    lines.push(line("case", id, thread, identity, now, openedAt, openedBy, changedAt));
  for (const { id, case: about, customer, message, by, at } of state.comments.values())
    lines.push(line("comment", id, about, customer, message, by, at));
  for (const [id, [a, b]] of state.dismissals) lines.push(line("dismissal", id, a, b));
  for (const [id, verdict] of state.verdicts) lines.push(verdictLine(id, verdict));
  for (const id of state.erased) lines.push(line("erased", id));
  return lines.sort();
};

/** The same of the log of the whole desk. */
export const deskStructureOf = (desk: DeskState): readonly string[] => {
  const lines = [...desk.verdicts].map(([id, verdict]) => verdictLine(id, verdict));
  for (const [agent, roles] of desk.roles) lines.push(line("agent", agent, roles.at(-1)?.value));
  for (const [key, { operation }] of desk.settings) lines.push(line("setting", key, operation));
  return lines.sort();
};

const verdictLine = (id: string, verdict: Verdict): string => {
  if (verdict.state === "applied") return line("verdict", id, "applied");
  if (verdict.state === "undone") return line("verdict", id, "undone", verdict.by);
  const { rule, code, by, at, cause } = verdict.refusal;
  return line("verdict", id, "refused", rule, code, by, at, cause);
};

/** JSON, so that no part can run into the next. */
const line = (...parts: readonly (string | number | boolean | null | undefined)[]): string =>
  JSON.stringify(parts.map((part) => part ?? null));
