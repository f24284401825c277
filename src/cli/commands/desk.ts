import { type Command, noArguments, noOptions } from "../command.ts";

/** Usually `cli.ts` opens the desk without loading any command; this one gives it its `--help`. */
export const desk: Command = {
  name: "desk",
  arguments: noArguments,
  options: noOptions,
  example: "onefold",
  on: "nothing",
  run: ({ io, settings }) => io.runDesk(settings, null),
};
