import type { Command } from "../command.ts";
import { decide, dryRunOption } from "../decide.ts";
import { find, findAll } from "../find.ts";
import { argument, listArgument } from "../given.ts";
import { changeOptions, profileChange } from "../profile-change.ts";

export const merge: Command = {
  name: "merge",
  arguments: (text) => [
    { usage: "<into>", about: text.commands.merge.into },
    { usage: "<from...>", about: text.commands.merge.from },
  ],
  options: (text) => [...changeOptions(text), dryRunOption(text)],
  example: "onefold merge email:ada@example.org x:ada --set company=Engines --dry-run",
  on: "session",
  run: async (context, given, session) => {
    const { text } = context;
    const into = await find(session, "customer", argument(given, 0));
    if ("ending" in into) return into.ending;
    const from = await findAll(session, "customer", listArgument(given, 1));
    if ("ending" in from) return from.ending;
    const view = await session.call("customer", { customer: into.id });
    if (view === null) return { type: "missing", noun: "customer", text: argument(given, 0) };
    const change = profileChange(given, view, text);
    if ("type" in change) return change;
    return decide(
      context,
      session,
      given,
      {
        kind: "customer.merge",
        // Two of the names may mean one customer.
        body: { into: into.id, from: [...new Set(from.ids)], fields: change.fields },
        texts: change.change,
      },
      {
        document: ({ operation, customer }) => ({ operation, customer }),
        lines: ({ operation, customer }) => [
          text.done.merged(operation, customer ?? into.id),
          text.done.undoHint(operation),
        ],
      },
    );
  },
};
