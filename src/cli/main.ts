import packageJson from "../../package.json" with { type: "json" };
import type { Session } from "../desk.ts";
import { safeLine } from "../domain/safe-text.ts";
import { type CliText, cliTextOf } from "../i18n/cli-text.ts";
import { createLanguage } from "../i18n/language.ts";
import type { Command, Context } from "./command.ts";
import { commands } from "./commands.ts";
import { done, type Ending } from "./ending.ts";
import { exitCodes } from "./exit-codes.ts";
import type { Given } from "./given.ts";
import { isLanguage } from "./global-options.ts";
import { brokenPipe, type Io } from "./io.ts";
import { openFailure } from "./open-failure.ts";
import { createPrinter } from "./printer.ts";
import { parseCommandLine } from "./program.ts";
import { createProgressBar } from "./progress-bar.ts";
import { reportEnding } from "./report-ending.ts";
import { type Settings, settingsOf } from "./settings.ts";

/**
 * Runs one command line, and gives the exit status. Takes everything from `io`, so that many can run in one
 * process. What is expected to go wrong is said on stderr; a bug is said there too, with status 1.
 */
export const main = async (args: readonly string[], io: Io): Promise<number> => {
  const text = cliTextOf(localeOf(args, io));
  try {
    return await runCommandLine(args, io, text);
  } catch (error) {
    if (error === brokenPipe) return exitCodes.done;
    const message = error instanceof Error ? error.message : String(error);
    await io.err.write(`${safeLine(text.errors.failed(message))}\n`);
    return exitCodes.failed;
  }
};

const runCommandLine = async (args: readonly string[], io: Io, text: CliText): Promise<number> => {
  const parsed = parseCommandLine(commands, args, text, packageJson.version, io.out.columns);
  if (parsed.type === "help") {
    await io.out.write(parsed.help);
    return exitCodes.done;
  }
  if (parsed.type === "wrong") return complainOfUsage(io, text, parsed.message, parsed.command);
  const { command, given, options } = parsed;
  if (options.lang !== undefined && !isLanguage(options.lang)) {
    return complainOfUsage(io, text, text.errors.unknownLanguage, "onefold");
  }
  const settings = settingsOf(options, io.env);
  const context: Context = {
    io,
    settings,
    text: cliTextOf(settings.locale),
    language: createLanguage(settings.locale, settings.timezone),
    print: createPrinter(io, settings, cliTextOf(settings.locale).nothing),
  };
  return command.on === "nothing" ? command.run(context, given) : runOnSession(context, command, given);
};

type SessionCommand = Extract<Command, { on: "session" }>;

const runOnSession = async (context: Context, command: SessionCommand, given: Given): Promise<number> => {
  const { io, settings, text } = context;
  const rebuild = command.rebuild?.(given) ?? false;
  const database = (command.onServer && io.env.DATABASE_URL) || null;
  if (rebuild && database !== null)
    return complainOfUsage(io, text, text.server.noRebuild, `onefold ${command.name}`);
  const bar = createProgressBar(io.err, text, settings.ascii);
  const opened = await io.openDesk(settings, {
    database,
    rebuild,
    syncs: command.syncs?.(given) ?? false,
    expectsImport: command.expectsImport?.(given) ?? false,
    onProgress: bar.show,
  });
  await bar.clear();
  if ("failure" in opened) {
    const { message, status } = openFailure(opened.failure, text);
    await io.err.write(`${safeLine(message)}\n`);
    return status;
  }
  let ending: Ending = done;
  const session = opened.desk.openSession(doorOf(settings));
  try {
    ending = (await withheldEnding(session, command)) ?? (await command.run(context, given, session));
  } finally {
    session.close();
    await opened.desk.close();
  }
  const code = await reportEnding(context, ending, command.name);
  return ending.type === "done" && command.after !== undefined ? command.after(context, given) : code;
};

/** Without the permission to read the desk shows nothing; people are told why rather than "nothing" [F13]. */
const withheldEnding = async (session: Session, { name }: SessionCommand): Promise<Ending | null> => {
  if (openToAll.has(name)) return null;
  const { permissions } = await session.call("settings", {});
  return permissions.includes("read")
    ? null
    : { type: "refused", refusal: { rule: "F13", code: "not-allowed" } };
};
const openToAll: ReadonlySet<string> = new Set(["agent", "agents", "config", "connect", "digest", "sync"]);

const doorOf = ({ agent, locale, timezone }: Settings) => ({ agent, locale, timezone });

const complainOfUsage = async (io: Io, text: CliText, message: string, command: string): Promise<number> => {
  await io.err.write(`${safeLine(text.errors.usage(message, command))}\n`);
  return exitCodes.usage;
};

/** The language of what is said before the command line is understood. */
const localeOf = (args: readonly string[], { env }: Io): string => {
  const at = args.indexOf("--lang");
  const typed =
    at < 0 ? args.find((arg) => arg.startsWith("--lang="))?.slice("--lang=".length) : args[at + 1];
  const lang = typed !== undefined && isLanguage(typed) ? { lang: typed } : {};
  return settingsOf({ ...lang, ascii: false, json: false }, env).locale;
};
