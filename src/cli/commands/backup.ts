import { resolve } from "node:path";
import type { Command } from "../command.ts";
import { done } from "../ending.ts";
import { endingOf } from "../find.ts";
import { argument, flagOption } from "../given.ts";

export const backup: Command = {
  name: "backup",
  arguments: (text) => [{ usage: "<file>", about: text.commands.backup.file }],
  options: (text) => [{ flags: "--forget", about: text.commands.backup.forget }],
  example: "onefold backup desk.backup",
  on: "session",
  run: async ({ print, text }, given, session) => {
    const file = resolve(argument(given, 0));
    if (flagOption(given, "forget")) {
      const forgotten = await session.call("forgetBackup", { file });
      if (!("ok" in forgotten)) return endingOf(forgotten, "path", file);
      if (print.json) await print.document({ forgotten: file });
      else await print.lines([text.keeping.forgotten(file)]);
      return done;
    }
    const outcome = await session.call("backup", { file });
    if (!("ok" in outcome)) return endingOf(outcome, "path", file);
    const { batches, bytes } = outcome.ok;
    if (print.json) await print.document(outcome.ok);
    else await print.lines([text.keeping.backedUp(file, batches, bytes)]);
    return done;
  },
};
