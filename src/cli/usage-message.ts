import type { CommanderError } from "commander";
import type { CliText } from "../i18n/cli-text.ts";

/** What is wrong with a command line, in the reader's language. The parser speaks English only. */
export const usageMessage = (error: CommanderError, text: CliText): string => {
  const quoted = /'([^']*)'/u.exec(error.message)?.[1] ?? "";
  const say = sentences[error.code];
  const meant = /\(Did you mean (?:one of )?(.*)\?\)/u.exec(error.message)?.[1];
  const sentence = say === undefined ? error.message.replace(/^error: /u, "") : say(text, quoted);
  return meant === undefined ? sentence : `${sentence} (${meant}?)`;
};

const sentences: Readonly<Record<string, (text: CliText, quoted: string) => string>> = {
  "commander.unknownOption": (text, quoted) => text.errors.unknownOption(quoted),
  "commander.unknownCommand": (text, quoted) => text.errors.unknownCommand(quoted),
  "commander.missingArgument": (text, quoted) => text.errors.missingArgument(quoted),
  "commander.optionMissingArgument": (text, quoted) => text.errors.missingValue(quoted),
  "commander.excessArguments": (text) => text.errors.excessArguments,
  "commander.help": (text) => text.errors.noCommand,
};
