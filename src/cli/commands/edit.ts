import type { Command } from "../command.ts";
import { decide, dryRunOption } from "../decide.ts";
import { find } from "../find.ts";
import { argument } from "../given.ts";
import { changeOptions, profileChange } from "../profile-change.ts";

export const edit: Command = {
  name: "edit",
  arguments: (text) => [{ usage: "<customer>", about: text.commands.show.customer }],
  options: (text) => [...changeOptions(text), dryRunOption(text)],
  example: "onefold edit email:ada@example.org --set company=Engines --add tags=vip",
  on: "session",
  run: async (context, given, session) => {
    const { text } = context;
    const found = await find(session, "customer", argument(given, 0));
    if ("ending" in found) return found.ending;
    const view = await session.call("customer", { customer: found.id });
    if (view === null) return { type: "missing", noun: "customer", text: argument(given, 0) };
    const change = profileChange(given, view, text);
    if ("type" in change) return change;
    if (change.fields.length === 0) return { type: "usage", message: text.errors.noChange };
    return decide(
      context,
      session,
      given,
      {
        kind: "customer.edit",
        body: { customer: found.id, fields: change.fields },
        texts: change.change,
      },
      {
        document: ({ operation }) => ({ operation }),
        lines: ({ operation }) => [text.done.performed(operation), text.done.undoHint(operation)],
      },
    );
  },
};
