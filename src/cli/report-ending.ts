import { safeLine } from "../domain/safe-text.ts";
import type { Context } from "./command.ts";
import type { Ending } from "./ending.ts";
import { exitCodes } from "./exit-codes.ts";

/** As a shell reports a program that Ctrl-C ended. */
const interrupted = 130;

/** Tells people how a command ended (and scripts, where `--json` has a form for it), and gives the exit status. */
export const reportEnding = async (context: Context, ending: Ending, command: string): Promise<number> => {
  const { text, language, io, print } = context;
  const complain = (message: string) => io.err.write(`${safeLine(message)}\n`);
  switch (ending.type) {
    case "done":
      return exitCodes.done;
    case "unsound":
      await complain(text.errors.unsound);
      return exitCodes.failed;
    case "failed":
      await complain(ending.message);
      return exitCodes.failed;
    case "refused": {
      const { rule } = ending.refusal;
      const reason = language.refusal(ending.refusal);
      if (print.json) await print.document({ refused: { rule, reason } });
      await complain(text.errors.refused(rule, reason));
      return exitCodes.refused;
    }
    case "missing":
      await complain(
        text.errors.missing(text.nouns[ending.noun], ending.text, text.whereToLook[ending.noun]),
      );
      return exitCodes.missing;
    case "ambiguous":
      await complain(text.errors.ambiguous(ending.text, ending.ids.join(", ")));
      return exitCodes.usage;
    case "usage":
      await complain(text.errors.usage(ending.message, `onefold ${command}`));
      return exitCodes.usage;
    case "interrupted":
      await complain(ending.message);
      return interrupted;
  }
};
