import { safeLine } from "../../domain/safe-text.ts";
import { colleagueOf } from "../../engine/demo/colleague-script.ts";
import { type Command, type Context, noArguments } from "../command.ts";
import { done } from "../ending.ts";
import { exitCodes } from "../exit-codes.ts";
import { endingOf } from "../find.ts";
import type { Given } from "../given.ts";
import { tellImport } from "../import-report.ts";

export const demo: Command = {
  name: "demo",
  arguments: noArguments,
  options: (text) => [
    { flags: "--no-desk", about: text.commands.demo.noDesk },
    { flags: "--with-colleague", about: text.commands.demo.withColleague },
  ],
  example: "onefold demo --no-desk",
  on: "session",
  run: async (context, given, session) => {
    const { io, text } = context;
    if (!opensDesk(given) && hasColleague(given)) return { type: "usage", message: text.demo.needsDesk };
    if (opensDesk(given) && !io.out.isTerminal) return { type: "usage", message: text.errors.noTerminal };
    const outcome = await session.call("fillDemo", {});
    if (!("ok" in outcome)) return endingOf(outcome, "path", "");
    if (!opensDesk(given) || context.print.json) await tellImport(context, outcome.ok);
    return done;
  },
  after: (context, given) => {
    if (!opensDesk(given)) return Promise.resolve(exitCodes.done);
    return hasColleague(given) ? runWithColleague(context) : context.io.runDesk(context.settings, null);
  },
};

/** The colleague is there before the desk opens, and gone when it has closed. */
const runWithColleague = async ({ io, settings, text }: Context): Promise<number> => {
  await io.err.write(`${safeLine(text.demo.coming(colleagueOf(settings.agent)))}\n`);
  const started = await io.startColleague(settings);
  if ("failed" in started) {
    await io.err.write(`${safeLine(text.demo.absent(started.failed))}\n`);
    return exitCodes.failed;
  }
  try {
    return await io.runDesk(settings, started.hub);
  } finally {
    await started.stop();
  }
};

/** Commander reads `--no-desk` as the option `desk`, false. */
const opensDesk = (given: Given): boolean => given.options.desk !== false;
const hasColleague = (given: Given): boolean => given.options.withColleague === true;
