import type { Command } from "../command.ts";
import { decide, dryRunOption } from "../decide.ts";
import { endingOf, find } from "../find.ts";
import { argument } from "../given.ts";

/** Decides once more what this agent decided before, as it was [F12]. */
export const repeat: Command = {
  name: "repeat",
  arguments: (text) => [{ usage: "<operation>", about: text.commands.repeat.operation }],
  options: (text) => [dryRunOption(text)],
  example: "onefold repeat o3kx --dry-run",
  on: "session",
  run: async (context, given, session) => {
    const text = argument(given, 0);
    const found = await find(session, "operation", text);
    if ("ending" in found) return found.ending;
    const recorded = await session.call("recordedDecision", { operation: found.id });
    if (!("ok" in recorded)) return endingOf(recorded, "operation", text);
    return decide(context, session, given, recorded.ok, {
      document: ({ operation, customer }) => ({ operation, customer }),
      lines: ({ operation }) => [context.text.done.performed(operation)],
    });
  },
};
