import { type Command, noArguments } from "../command.ts";
import { done } from "../ending.ts";
import { exitCodes } from "../exit-codes.ts";
import { endingOf } from "../find.ts";
import type { Given } from "../given.ts";
import { tellImport } from "../import-report.ts";

export const demo: Command = {
  name: "demo",
  arguments: noArguments,
  options: (text) => [{ flags: "--no-desk", about: text.commands.demo.noDesk }],
  example: "onefold demo --no-desk",
  on: "session",
  run: async (context, given, session) => {
    const { io, text } = context;
    if (opensDesk(given) && !io.out.isTerminal) return { type: "usage", message: text.errors.noTerminal };
    const outcome = await session.call("fillDemo", {});
    if (!("ok" in outcome)) return endingOf(outcome, "path", "");
    if (!opensDesk(given) || context.print.json) await tellImport(context, outcome.ok);
    return done;
  },
  after: ({ io, settings }, given) =>
    opensDesk(given) ? io.runDesk(settings) : Promise.resolve(exitCodes.done),
};

/** Commander reads `--no-desk` as the option `desk`, false. */
const opensDesk = (given: Given): boolean => given.options.desk !== false;
