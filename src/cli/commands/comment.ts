import type { Session } from "../../desk.ts";
import type { Command } from "../command.ts";
import { decide } from "../decide.ts";
import type { Ending } from "../ending.ts";
import { find } from "../find.ts";
import { argument, textOption } from "../given.ts";

export const comment: Command = {
  name: "comment",
  arguments: (text) => [
    { usage: "<case-or-customer>", about: text.commands.comment.target },
    { usage: "<text>", about: text.commands.comment.text },
  ],
  options: (text) => [{ flags: "--message <id>", about: text.commands.comment.message }],
  example: 'onefold comment email:ada@example.org "Called back, all is well."',
  on: "session",
  run: async (context, given, session) => {
    const { text } = context;
    const remark = argument(given, 1).trim();
    if (remark === "") return { type: "usage", message: text.errors.emptyText };
    const target = await targetOf(session, argument(given, 0));
    if ("type" in target) return target;
    const typed = textOption(given, "message");
    const message = typed === null ? null : await find(session, "message", typed);
    if (message !== null && "ending" in message) return message.ending;
    return decide(
      context,
      session,
      given,
      {
        kind: "comment.add",
        body: { ...target, message: message === null ? null : message.id },
        texts: { text: remark },
      },
      {
        document: (performed) => ({ operation: performed.operation, comment: performed.comment }),
        lines: (performed) => [text.done.commented(performed.comment ?? "", performed.operation)],
      },
    );
  },
};

/** Ids of cases begin with `k`, those of customers never do. */
const targetOf = async (
  session: Session,
  typed: string,
): Promise<{ readonly case: string } | { readonly customer: string } | Ending> => {
  const what = /^k[0-9a-z]*$/iu.test(typed) ? "case" : "customer";
  const found = await find(session, what, typed);
  if ("ending" in found) return found.ending;
  return what === "case" ? { case: found.id } : { customer: found.id };
};
