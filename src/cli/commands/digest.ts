import { type Command, noArguments, noOptions } from "../command.ts";
import { done } from "../ending.ts";

export const digest: Command = {
  name: "digest",
  arguments: noArguments,
  options: noOptions,
  example: "onefold digest",
  on: "session",
  onServer: true,
  run: async ({ print, text }, _given, session) => {
    const result = await session.call("digest", {});
    if (print.json) await print.document(result);
    else await print.lines([result.digest, text.digest(result.operations, result.facts)]);
    return done;
  },
};
