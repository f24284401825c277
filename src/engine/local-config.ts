import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** What `<data>/config.json` says of the desk itself, until settings sync. */
export interface LocalConfig {
  /** Addresses, numbers and names of the desk: what they send is outgoing. */
  readonly own: readonly string[];
  /** The address of the agent who works here, to which exports go [D5]; null when nobody said. */
  readonly email: string | null;
}

/** Reads it anew each time: it is small, and people edit it. A missing or damaged one counts as empty. */
export const localConfig = async (data: string): Promise<LocalConfig> => {
  const { own, email } = await configIn(data);
  return {
    own: Array.isArray(own) ? own.filter((each) => typeof each === "string") : [],
    email: typeof email === "string" && email.trim() !== "" ? email.trim() : null,
  };
};

const configIn = async (data: string): Promise<{ readonly own?: unknown; readonly email?: unknown }> => {
  try {
    const config: unknown = JSON.parse(await readFile(join(data, "config.json"), "utf8"));
    return typeof config === "object" && config !== null ? config : {};
  } catch {
    return {};
  }
};
