import { Command as CommanderCommand, CommanderError, Option } from "commander";
import type { CliText } from "../i18n/cli-text.ts";
import type { Command, CommandOption } from "./command.ts";
import type { Given } from "./given.ts";
import type { GlobalOptions } from "./global-options.ts";
import { usageMessage } from "./usage-message.ts";

/** What a command line asks for. */
export type Parsed =
  | {
      readonly type: "run";
      readonly command: Command;
      readonly given: Given;
      readonly options: GlobalOptions;
    }
  | { readonly type: "help"; readonly help: string }
  | { readonly type: "wrong"; readonly message: string; readonly command: string };

/** Reads a command line by the table of commands. Prints nothing and ends nothing: it says what to do. */
export const parseCommandLine = (
  commands: readonly Command[],
  args: readonly string[],
  text: CliText,
  version: string,
  columns: number | null,
): Parsed => {
  let help = "";
  let run: Omit<Extract<Parsed, { type: "run" }>, "options"> | null = null;
  const program = createProgram(text, version, {
    columns,
    out: (part) => {
      help += part;
    },
  });
  for (const command of commands) {
    addCommand(program, command, text, (given) => {
      run = { type: "run", command, given };
    });
  }
  try {
    program.parse([...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return { type: "help", help };
    const named = commands.find((command) => args.includes(command.name));
    return {
      type: "wrong",
      message: usageMessage(error, text),
      command: named === undefined ? "onefold" : `onefold ${named.name}`,
    };
  }
  if (run === null) return { type: "wrong", message: text.errors.noCommand, command: "onefold" };
  return {
    ...(run as Omit<Extract<Parsed, { type: "run" }>, "options">),
    options: { ascii: false, json: false, ...program.opts<Partial<GlobalOptions>>() },
  };
};

interface Writing {
  readonly columns: number | null;
  readonly out: (part: string) => void;
}

const createProgram = (text: CliText, version: string, { columns, out }: Writing): CommanderCommand => {
  const titles: Readonly<Record<string, string>> = {
    "Usage:": text.titles.usage,
    "Arguments:": text.titles.arguments,
    "Options:": text.titles.options,
    "Global Options:": text.titles.globalOptions,
    "Commands:": text.titles.commands,
  };
  return new CommanderCommand("onefold")
    .description(text.about)
    .option("--data <dir>", text.options.data)
    .option("--agent <name>", text.options.agent)
    .addOption(new Option("--lang <language>", text.options.lang))
    .option("--ascii", text.options.ascii)
    .option("--json", text.options.json)
    .version(version, "--version", text.options.version)
    .helpOption("-h, --help", text.options.help)
    .helpCommand(false)
    .addHelpText("after", `\n${text.moreHelp}`)
    .exitOverride()
    .configureOutput({
      writeOut: out,
      writeErr: out,
      outputError: () => undefined,
      ...(columns === null ? {} : { getOutHelpWidth: () => columns, getErrHelpWidth: () => columns }),
    })
    .configureHelp({ showGlobalOptions: true, styleTitle: (title) => titles[title] ?? title });
};

const addCommand = (
  program: CommanderCommand,
  command: Command,
  text: CliText,
  chosen: (given: Given) => void,
): void => {
  const added = program
    .command(command.name)
    .description(text.commands[command.name].about)
    .allowExcessArguments(false)
    .helpOption("-h, --help", text.options.help)
    .addHelpText("after", `\n${text.titles.example}\n  ${command.example}`);
  if (command.onServer) added.addHelpText("after", `\n${text.server.help}`);
  for (const { usage, about } of command.arguments(text)) added.argument(usage, about);
  for (const option of command.options(text)) added.addOption(commanderOption(option));
  added.action(() => {
    chosen({ arguments: added.processedArgs as Given["arguments"], options: added.opts() });
  });
};

const commanderOption = ({ flags, about, repeated }: CommandOption): Option => {
  const option = new Option(flags, about);
  return repeated
    ? option.argParser<readonly string[]>((value, before) => [...(before ?? []), value])
    : option;
};
