import { type Command, noArguments } from "../command.ts";
import { done } from "../ending.ts";
import { flagOption, textOption } from "../given.ts";

export const doctor: Command = {
  name: "doctor",
  arguments: noArguments,
  options: (text) => [
    { flags: "--scan <text>", about: text.commands.doctor.scan },
    { flags: "--rebuild", about: text.commands.doctor.rebuild },
  ],
  example: "onefold doctor --rebuild",
  on: "session",
  onServer: true,
  rebuild: (given) => flagOption(given, "rebuild"),
  run: async ({ print, text }, given, session) => {
    const scan = textOption(given, "scan");
    if (scan === "") return { type: "usage", message: text.errors.emptyText };
    const result = await session.call("check", scan === null ? {} : { scan });
    if (print.json) await print.document(result);
    else {
      await print.lines(
        result.checks.map(
          (check) => `${check.ok ? text.check.ok : text.check.bad}  ${check.name}: ${check.detail}`,
        ),
      );
      if (scan !== null) {
        await print.lines(
          result.found.length === 0
            ? [text.check.notFound]
            : [text.check.found, ...result.found.map((place) => `  ${place}`)],
        );
      }
      if (result.ok) await print.lines([text.check.sound]);
    }
    return result.ok ? done : { type: "unsound" };
  },
};
