import { resolve } from "node:path";
import type { Exported } from "../../desk.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Command, Context } from "../command.ts";
import { done, type Ending } from "../ending.ts";
import { endingOf, find } from "../find.ts";
import { argument, textOption } from "../given.ts";

export const exportCommand: Command = {
  name: "export",
  arguments: (text) => [{ usage: "<customer>", about: text.commands.show.customer }],
  options: (text) => [
    { flags: "--to <email>", about: text.commands.export.to },
    { flags: "--out <dir>", about: text.commands.export.out },
  ],
  example: "onefold export email:ada@example.org --out exports",
  on: "session",
  run: async (context, given, session) => {
    const { text } = context;
    const to = textOption(given, "to");
    const out = textOption(given, "out");
    if (to !== null && out !== null) return { type: "usage", message: text.errors.toOrOut };
    if (out === "") return { type: "usage", message: text.errors.emptyText };
    const found = await find(session, "customer", argument(given, 0));
    if ("ending" in found) return found.ending;
    const outcome = await session.call("exportCustomer", {
      customer: found.id,
      to,
      out: out === null ? null : resolve(out),
    });
    if ("ok" in outcome) return tell(context, outcome.ok);
    return (
      ("refused" in outcome ? otherEnding(context, outcome.refused) : null) ??
      endingOf(outcome, "customer", argument(given, 0))
    );
  },
};

const tell = async (context: Context, exported: Exported): Promise<Ending> => {
  const { print, text, language } = context;
  const { files, mailed, queued, failure } = exported;
  const why = failure === null ? "" : language.text.mail[failure];
  if (print.json) await print.document(exported);
  if (failure !== null && !queued) return { type: "failed", message: text.errors.notMailed(why) };
  if (print.json) return done;
  await print.lines([
    ...files.map(text.done.written),
    ...(mailed === null ? [] : [text.done.mailed(mailed)]),
    ...(queued ? [text.done.queued(why)] : []),
  ]);
  return done;
};

/** What was typed wrongly is wrong usage, and a disk that refuses a failure; the rules' refusals stay refusals. */
const otherEnding = ({ text, language }: Context, refused: Refusal): Ending | null => {
  switch (refused.code) {
    case "no-recipient":
      return { type: "usage", message: text.errors.noRecipient };
    case "bad-recipient":
      return { type: "usage", message: text.errors.badRecipient };
    case "unwritable":
      return { type: "failed", message: language.refusal(refused) };
    default:
      return null;
  }
};
