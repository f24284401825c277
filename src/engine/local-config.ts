import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** What `<data>/config.json` says of the desk itself, until settings sync. */
export interface LocalConfig {
  /** Addresses, numbers and names of the desk: what they send is outgoing. */
  readonly own: readonly string[];
}

/** Reads it anew each time: it is small, and people edit it. A missing or damaged one counts as empty. */
export const localConfig = async (data: string): Promise<LocalConfig> => {
  try {
    const config: unknown = JSON.parse(await readFile(join(data, "config.json"), "utf8"));
    const own = typeof config === "object" && config !== null && "own" in config ? config.own : [];
    return { own: Array.isArray(own) ? own.filter((each) => typeof each === "string") : [] };
  } catch {
    return { own: [] };
  }
};
