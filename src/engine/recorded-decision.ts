import type { AgentName, OperationId } from "../domain/ids.ts";
import type { Decision } from "../operations/operation.ts";
import type { Outcome } from "../operations/read-model.ts";
import type { Engine } from "./engine.ts";

/**
 * What an agent decided with an operation, to be decided once more [F12]. Missing: not this agent's own, or its texts
 * are erased.
 */
export const recordedDecision = async (
  { db }: Engine,
  agent: AgentName,
  operation: OperationId,
): Promise<Outcome<Decision>> => {
  const row = await db
    .selectFrom("operation")
    .select(["kind", "body", "texts"])
    .where("id", "=", operation)
    .where("by", "=", agent)
    .where("erased", "=", false)
    .executeTakeFirst();
  return row === undefined ? { missing: operation } : { ok: row as Decision };
};
