import { resolve } from "node:path";
import { safeLine } from "../../domain/safe-text.ts";
import type { Restored } from "../../engine/backup/restore-backup.ts";
import type { Command, Context } from "../command.ts";
import { noOptions } from "../command.ts";
import { exitCodes } from "../exit-codes.ts";
import { argument } from "../given.ts";
import { openFailure } from "../open-failure.ts";
import { createProgressBar } from "../progress-bar.ts";
import { waitForErasure } from "../wait-for-erasure.ts";

export const restore: Command = {
  name: "restore",
  arguments: (text) => [{ usage: "<file>", about: text.commands.restore.file }],
  options: noOptions,
  example: "onefold restore desk.backup --data new-folder",
  on: "nothing",
  run: async (context, given) => {
    const file = resolve(argument(given, 0));
    const { restoreBackup } = await import("../../engine/backup/restore-backup.ts");
    const result = await restoreBackup(file, context.settings.dataFolder);
    return "failed" in result
      ? complain(context, file, result.failed)
      : tellRestored(context, result.restored.erasures);
  },
};

type Failure = Extract<Restored, { readonly failed: unknown }>["failed"];

const complain = async ({ io, print, settings, text }: Context, file: string, failure: Failure) => {
  const reason = text.keeping.notRestored[failure](file, settings.dataFolder);
  if (failure === "not-empty" && print.json) await print.document({ refused: { rule: "C", reason } });
  await io.err.write(`${safeLine(reason)}\n`);
  if (failure === "missing") return exitCodes.missing;
  return failure === "not-empty" ? exitCodes.refused : exitCodes.failed;
};

/** Opens the new folder once: that makes its database and its writer id, and erases what is to be erased. */
const tellRestored = async (context: Context, erasures: number): Promise<number> => {
  const { io, print, settings, text } = context;
  const bar = createProgressBar(io.err, text, settings.ascii);
  const opened = await io.openDesk(settings, {
    rebuild: false,
    syncs: false,
    expectsImport: false,
    database: null,
    onProgress: bar.show,
  });
  await bar.clear();
  if ("failure" in opened) {
    const { message, status } = openFailure(opened.failure, text);
    await io.err.write(`${safeLine(message)}\n`);
    return status;
  }
  try {
    const { agent, locale, timezone } = settings;
    const session = opened.desk.openSession({ agent, locale, timezone });
    await waitForErasure(context, session);
    const { digest, operations, facts } = await session.call("digest", {});
    if (print.json) await print.document({ digest, operations, facts, erasures });
    else {
      await print.lines([
        text.keeping.restored(settings.dataFolder, operations, facts),
        ...(erasures > 0 ? [text.keeping.laterErasures(erasures)] : []),
      ]);
    }
    return exitCodes.done;
  } finally {
    await opened.desk.close();
  }
};
