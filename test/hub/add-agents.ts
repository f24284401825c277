import { createAgentToken } from "../../src/domain/agent-token.ts";
import type { EngineOptions } from "../../src/engine/engine.ts";
import { openEngine } from "../../src/engine/open-engine.ts";
import { perform } from "../../src/engine/perform.ts";

/** Gives agents of a new desk their roles and tokens, as `onefold agent add` does. */
export const addAgents = async (
  where: Pick<EngineOptions, "data" | "database" | "template">,
  agents: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, string>> => {
  const engine = await openEngine(where);
  if ("tag" in engine) throw new Error(engine.tag);
  const tokens = new Map<string, string>();
  const [first = ""] = Object.keys(agents);
  for (const [agent, role] of Object.entries(agents)) {
    const { token, hash } = createAgentToken();
    const outcome = await perform(engine, first, {
      kind: "agent.set",
      body: { agent, role, token: hash },
      texts: null,
    });
    if (!("ok" in outcome)) throw new Error(JSON.stringify(outcome));
    tokens.set(agent, token);
  }
  await engine.close();
  return tokens;
};
