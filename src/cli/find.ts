import type { Calls, Outcome, Session } from "../desk.ts";
import type { Ending, Noun } from "./ending.ts";

type Resolvable = Calls["resolve"]["args"]["what"];

/** The full id that a typed text means, or how the command ends because it means none or several. */
export const find = async (
  session: Session,
  what: Resolvable,
  text: string,
): Promise<{ readonly id: string } | { readonly ending: Ending }> => {
  const outcome = await session.call("resolve", { what, text });
  return "ok" in outcome ? { id: outcome.ok } : { ending: endingOf(outcome, what, text) };
};

/** `find` for several: the first that fails ends the command. */
export const findAll = async (
  session: Session,
  what: Resolvable,
  texts: readonly string[],
): Promise<{ readonly ids: readonly string[] } | { readonly ending: Ending }> => {
  const ids: string[] = [];
  for (const text of texts) {
    const found = await find(session, what, text);
    if ("ending" in found) return found;
    ids.push(found.id);
  }
  return { ids };
};

/** How a command ends when the desk did not do what it was asked. */
export const endingOf = (
  outcome: Exclude<Outcome<unknown>, { readonly ok: unknown }>,
  noun: Noun,
  text: string,
): Ending => {
  if ("refused" in outcome) return { type: "refused", refusal: outcome.refused };
  if ("missing" in outcome) return { type: "missing", noun, text };
  return { type: "ambiguous", text, ids: outcome.ambiguous };
};
