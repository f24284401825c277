import type { Session } from "../../desk.ts";
import { tokensIn } from "../../domain/agent-token.ts";
import type { Command, Context } from "../command.ts";
import { done } from "../ending.ts";
import { endingOf } from "../find.ts";
import { argument, listOption } from "../given.ts";
import { createProgressBar } from "../progress-bar.ts";
import { waitForErasure } from "../wait-for-erasure.ts";

export const connect: Command = {
  name: "connect",
  arguments: (text) => [{ usage: "<url>", about: text.commands.connect.url }],
  options: (text) => [{ flags: "--token <token>", about: text.commands.connect.token, repeated: true }],
  example: "onefold connect ws://127.0.0.1:4747 --token TOKEN",
  on: "session",
  run: async (context, given, session) => {
    const { io, language, print, text } = context;
    const typed = listOption(given, "token").flatMap(tokensIn);
    const tokens = typed.length > 0 ? typed : tokensIn(io.env.ONEFOLD_TOKEN ?? "");
    if (tokens.length === 0) return { type: "usage", message: text.line.noToken };
    const url = argument(given, 0);
    const joined = await join(context, session, { url, tokens });
    if ("failed" in joined) {
      return { type: "failed", message: language.text.sync.failures[joined.failed] };
    }
    if (!("ok" in joined)) return endingOf(joined, "path", url);
    const { agents, brought } = joined.ok;
    const isFirst = brought.facts + brought.operations > 0;
    if (print.json) await print.document({ url, agents, brought });
    else {
      await print.lines([
        text.line.joined(url, agents.join(", ")),
        ...(isFirst ? [text.line.brought(brought.facts, brought.operations)] : []),
      ]);
    }
    // Backups get the new ids as well, so that erasing still reaches them.
    if (isFirst) await waitForErasure(context, session);
    return done;
  },
};

/** What is here already is keyed anew, with a bar that says how far that is. */
const join = async (
  { io, settings, text }: Context,
  session: Session,
  hub: { readonly url: string; readonly tokens: readonly string[] },
) => {
  const bar = createProgressBar(io.err, text, settings.ascii);
  const stop = session.subscribe(({ progress }) => bar.show(progress));
  try {
    return await session.call("connectHub", hub);
  } finally {
    stop();
    await bar.clear();
  }
};
