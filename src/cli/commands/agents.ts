import type { AgentRow } from "../../desk.ts";
import { type Command, noArguments, noOptions } from "../command.ts";
import { done } from "../ending.ts";

export const agents: Command = {
  name: "agents",
  arguments: noArguments,
  options: noOptions,
  example: "onefold agents --json",
  on: "session",
  onServer: true,
  run: async ({ print, text }, _given, session) => {
    const rows = await session.call("agents", {});
    if (print.json) for (const row of rows) await print.document(row);
    else
      await print.table(
        [
          { title: text.columns.agent, text: ({ name }: AgentRow) => name },
          { title: text.columns.role, text: ({ role }: AgentRow) => role ?? text.states.revoked },
          {
            title: text.columns.token,
            text: ({ hasToken }: AgentRow) => (hasToken ? text.states.given : ""),
          },
        ],
        rows,
      );
    return done;
  },
};
