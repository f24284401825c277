import type { Command } from "../command.ts";
import { decide, dryRunOption } from "../decide.ts";
import { find } from "../find.ts";
import { argument } from "../given.ts";

export const unmerge: Command = {
  name: "unmerge",
  arguments: (text) => [{ usage: "<identity>", about: text.commands.unmerge.identity }],
  options: (text) => [dryRunOption(text)],
  example: "onefold unmerge x:ada",
  on: "session",
  run: async (context, given, session) => {
    const { text } = context;
    const identity = await find(session, "identity", argument(given, 0));
    if ("ending" in identity) return identity.ending;
    const from = await find(session, "customer", identity.id);
    if ("ending" in from) return from.ending;
    return decide(
      context,
      session,
      given,
      { kind: "identity.detach", body: { identity: identity.id, from: from.id }, texts: null },
      {
        document: (performed) => ({ operation: performed.operation, customer: performed.customer }),
        lines: (performed) => [
          text.done.separated(performed.operation, performed.customer ?? from.id),
          text.done.undoHint(performed.operation),
        ],
      },
    );
  },
};
