import type { Session } from "../desk.ts";
import type { CliText } from "../i18n/cli-text.ts";
import type { Language } from "../i18n/language.ts";
import type { Ending } from "./ending.ts";
import type { Given } from "./given.ts";
import type { Io } from "./io.ts";
import type { Printer } from "./printer.ts";
import type { Settings } from "./settings.ts";

export type CommandName = keyof CliText["commands"];

/** What a command works with. */
export interface Context {
  readonly io: Io;
  readonly settings: Settings;
  readonly text: CliText;
  readonly language: Language;
  readonly print: Printer;
}

export interface CommandArgument {
  /** As commander writes it: `<one>`, `[maybe]`, `<several...>`. */
  readonly usage: string;
  readonly about: string;
}
export interface CommandOption {
  /** As commander writes it: `--limit <n>`. */
  readonly flags: string;
  readonly about: string;
  /** May be given several times, each time with one value. */
  readonly repeated?: true;
}

interface CommandBase {
  readonly name: CommandName;
  readonly arguments: (text: CliText) => readonly CommandArgument[];
  readonly options: (text: CliText) => readonly CommandOption[];
  /** A whole command line that works. */
  readonly example: string;
  /** Works on the database that DATABASE_URL names, where it is set. Others are about the data folder's own. */
  readonly onServer?: true;
}

/** One command: what `--help` says of it, and what it does. Most work on a session of the desk. */
export type Command = CommandBase &
  (
    | {
        readonly on: "session";
        /** Whether the database is made again before the desk opens. */
        readonly rebuild?: (given: Given) => boolean;
        /** Whether the desk keeps a line to its hub open while the command runs. */
        readonly syncs?: (given: Given) => boolean;
        /** Whether a large import follows, so that what reads it starts while the desk opens. */
        readonly expectsImport?: (given: Given) => boolean;
        readonly run: (context: Context, given: Given, session: Session) => Promise<Ending>;
        /** What comes after the desk was closed, when the command ended well. */
        readonly after?: (context: Context, given: Given) => Promise<number>;
      }
    | { readonly on: "nothing"; readonly run: (context: Context, given: Given) => Promise<number> }
  );

export const noArguments = (): readonly CommandArgument[] => [];
export const noOptions = (): readonly CommandOption[] => [];
