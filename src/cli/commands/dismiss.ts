import { type Command, noOptions } from "../command.ts";
import { decide } from "../decide.ts";
import { find } from "../find.ts";
import { argument } from "../given.ts";

export const dismiss: Command = {
  name: "dismiss",
  arguments: (text) => [
    { usage: "<a>", about: text.commands.show.customer },
    { usage: "<b>", about: text.commands.dismiss.other },
  ],
  options: noOptions,
  example: "onefold dismiss email:ada@example.org email:ada@example.com",
  on: "session",
  run: async (context, given, session) => {
    const a = await find(session, "customer", argument(given, 0));
    if ("ending" in a) return a.ending;
    const b = await find(session, "customer", argument(given, 1));
    if ("ending" in b) return b.ending;
    if (a.id === b.id) return { type: "refused", refusal: { rule: "F4", code: "already-one-customer" } };
    return decide(
      context,
      session,
      given,
      { kind: "suggestion.dismiss", body: { customers: [a.id, b.id] }, texts: null },
      {
        document: ({ operation }) => ({ operation }),
        lines: ({ operation }) => [context.text.done.performed(operation)],
      },
    );
  },
};
