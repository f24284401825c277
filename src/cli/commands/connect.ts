import { tokensIn } from "../../domain/agent-token.ts";
import type { Command } from "../command.ts";
import { done } from "../ending.ts";
import { endingOf } from "../find.ts";
import { argument, listOption } from "../given.ts";

export const connect: Command = {
  name: "connect",
  arguments: (text) => [{ usage: "<url>", about: text.commands.connect.url }],
  options: (text) => [{ flags: "--token <token>", about: text.commands.connect.token, repeated: true }],
  example: "onefold connect ws://127.0.0.1:4747 --token TOKEN",
  on: "session",
  run: async ({ io, language, print, text }, given, session) => {
    const typed = listOption(given, "token").flatMap(tokensIn);
    const tokens = typed.length > 0 ? typed : tokensIn(io.env.ONEFOLD_TOKEN ?? "");
    if (tokens.length === 0) return { type: "usage", message: text.line.noToken };
    const url = argument(given, 0);
    const joined = await session.call("connectHub", { url, tokens });
    if ("failed" in joined) {
      return { type: "failed", message: language.text.sync.failures[joined.failed] };
    }
    if (!("ok" in joined)) return endingOf(joined, "path", url);
    const { agents } = joined.ok;
    if (print.json) await print.document({ url, agents });
    else await print.lines([text.line.joined(url, agents.join(", "))]);
    return done;
  },
};
