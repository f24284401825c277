import { readFileSync } from "node:fs";
import { homedir, userInfo } from "node:os";
import { join, resolve } from "node:path";
import type { GlobalOptions } from "./global-options.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where a run works and who runs it, out of options, environment and the folder's own configuration. */
export interface Settings {
  readonly dataFolder: string;
  readonly agent: string;
  /** A BCP 47 or POSIX locale. */
  readonly locale: string;
  readonly timezone: string;
  readonly ascii: boolean;
  readonly json: boolean;
}

export const settingsOf = (options: GlobalOptions, env: Environment): Settings => {
  const dataFolder = dataFolderOf(options.data, env);
  const config = readConfig(dataFolder);
  return {
    dataFolder,
    agent: options.agent || config.agent || systemUser(env),
    locale: options.lang || config.language || localeOf(env),
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    ascii: options.ascii,
    json: options.json,
  };
};

/** `--data`, else ONEFOLD_DATA (empty counts as unset), else `onefold` in the XDG data folder. */
const dataFolderOf = (option: string | undefined, env: Environment): string => {
  const given = option || env.ONEFOLD_DATA;
  if (given) return resolve(given);
  // The specification says that a relative path is invalid and to be ignored.
  const xdg = env.XDG_DATA_HOME?.startsWith("/") ? env.XDG_DATA_HOME : null;
  return join(xdg ?? join(env.HOME || homedir(), ".local", "share"), "onefold");
};

interface LocalConfig {
  readonly agent?: string;
  readonly language?: string;
}

/** The folder's own configuration. A missing or damaged one counts as empty: nothing in it is worth a failed start. */
const readConfig = (dataFolder: string): LocalConfig => {
  try {
    const config: unknown = JSON.parse(readFileSync(join(dataFolder, "config.json"), "utf8"));
    if (typeof config !== "object" || config === null) return {};
    const { agent, language } = config as Record<string, unknown>;
    return {
      ...(typeof agent === "string" ? { agent } : {}),
      ...(typeof language === "string" ? { language } : {}),
    };
  } catch {
    return {};
  }
};

/** As POSIX has it: the first of the three that is set. */
const localeOf = (env: Environment): string => env.LC_ALL || env.LC_MESSAGES || env.LANG || "en";

const systemUser = (env: Environment): string => {
  try {
    return userInfo().username;
  } catch {
    return env.USER || env.LOGNAME || "agent"; // a user id without an entry, as in some containers
  }
};
