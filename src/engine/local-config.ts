import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { LineSettings } from "../desk.ts";
import type { AgentName } from "../domain/ids.ts";
import { replaceFile } from "../exports/replace-file.ts";

/** What `<data>/config.json` says of the desk itself, until settings sync. */
export interface LocalConfig extends LineSettings {
  /** Addresses, numbers and names of the desk: what they send is outgoing. */
  readonly own: readonly string[];
  /** The address of the agent who works here, to which exports go [D5]; null when nobody said. */
  readonly email: string | null;
}

/** Reads it anew each time: it is small, and people edit it. A missing or damaged one counts as empty. */
export const localConfig = async (data: string): Promise<LocalConfig> => {
  const { own, email, presence, thin } = await configIn(data);
  return {
    own: Array.isArray(own) ? own.filter((each) => typeof each === "string") : [],
    email: typeof email === "string" && email.trim() !== "" ? email.trim() : null,
    presence: presence !== false,
    thin: thin === true,
  };
};

/**
 * Changes some of it; whatever else stands in the file stays. Replaced as a whole, so a crash leaves one or the other.
 * Throws where the file is damaged: what people wrote into it is theirs to mend.
 */
export const changeLocalConfig = async (data: string, change: ConfigChange): Promise<void> => {
  await replaceFile(join(data, "config.json"), await changedConfig(data, change));
};

/** What the file says with that change. */
export const changedConfig = async (data: string, change: ConfigChange): Promise<string> => {
  const config = parsed(await readFile(join(data, "config.json"), "utf8").catch(() => "{}"));
  return `${JSON.stringify({ ...config, ...change }, null, 2)}\n`;
};

type ConfigChange = Partial<LineSettings> & { readonly agent?: AgentName };

const parsed = (text: string): Readonly<Record<string, unknown>> => {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new Error("config.json in the data folder is not valid JSON");
  }
};

const configIn = async (data: string): Promise<Readonly<Record<string, unknown>>> => {
  try {
    const config: unknown = JSON.parse(await readFile(join(data, "config.json"), "utf8"));
    return typeof config === "object" && config !== null ? (config as Record<string, unknown>) : {};
  } catch {
    return {};
  }
};
