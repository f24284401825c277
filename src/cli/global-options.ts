import { parseArgs } from "node:util";

/** The options that every command takes, as typed. */
export interface GlobalOptions {
  readonly data?: string;
  readonly agent?: string;
  readonly lang?: string;
  readonly ascii: boolean;
  readonly json: boolean;
}

/**
 * The global options of a command line that opens the desk (no command, or `desk`), else null. Node's own parser,
 * so that the desk starts without loading the one of the commands; what it does not know is left to that one.
 */
export const deskOptions = (args: readonly string[]): GlobalOptions | null => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: "string" },
        agent: { type: "string" },
        lang: { type: "string" },
        ascii: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
      },
    });
    const [command, ...others] = positionals;
    if (others.length > 0 || (command !== undefined && command !== "desk")) return null;
    return values.lang === undefined || isLanguage(values.lang) ? values : null;
  } catch {
    return null;
  }
};

export const isLanguage = (text: string): boolean => text === "en" || text === "es";
