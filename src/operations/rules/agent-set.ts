import type { OperationRule } from "../operation-rule.ts";
import { isName, malformed } from "../validation.ts";

/** Gives an agent a role, or none; judged by `foldDesk` [F13]. */
export const agentSet: OperationRule<"agent.set"> = {
  permission: "administer",
  undoable: false,
  deskWide: true,
  links: () => ["desk"],
  touches: () => [],
  verdict: () => null,
  apply: () => {},
  validate: ({ body }) => {
    if (!isName(body.agent)) return malformed("agent");
    if (body.role !== null && !isName(body.role)) return malformed("role");
    return body.token === undefined || /^[0-9a-f]{64}$/.test(body.token) ? null : malformed("token");
  },
};
