import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { tokensIn } from "../../domain/agent-token.ts";
import type { AgentName } from "../../domain/ids.ts";
import { replaceFile } from "../../exports/replace-file.ts";

/** The hub that a folder belongs to, kept in `<data>/hub.json`, readable by its owner alone. */
export interface HubFile {
  /** `ws:` or `wss:`. */
  readonly url: string;
  readonly tokens: readonly string[];
  /** Whose tokens these are, as the hub said when it was joined; the first one works here. */
  readonly agents: readonly AgentName[];
  /** `deskOf` the secret: which desk the folder joined. */
  readonly desk: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Null where no hub was named. `ONEFOLD_TOKEN` (several with commas) takes the place of the tokens kept. */
export const readHubFile = (data: string, environment: Environment): HubFile | null => {
  const kept = keptIn(data);
  if (kept === null) return null;
  const given = tokensIn(environment.ONEFOLD_TOKEN ?? "");
  return given.length === 0 ? kept : { ...kept, tokens: given };
};

export const writeHubFile = (data: string, hub: HubFile): Promise<void> =>
  replaceFile(join(data, "hub.json"), hubText(hub));

/** A hub as the file holds it. */
export const hubText = (hub: HubFile): string => `${JSON.stringify(hub, null, 2)}\n`;

/** Names a desk without telling its secret. */
export const deskOf = (secret: Uint8Array): string =>
  createHash("sha256").update("desk").update(secret).digest("hex").slice(0, 32);

/** A missing or damaged file counts as none: `connect` writes it anew. */
const keptIn = (data: string): HubFile | null => {
  try {
    const hub: unknown = JSON.parse(readFileSync(join(data, "hub.json"), "utf8"));
    if (typeof hub !== "object" || hub === null) return null;
    const { url, tokens, agents, desk } = hub as Record<string, unknown>;
    if (typeof url !== "string" || typeof desk !== "string") return null;
    return { url, desk, tokens: textsIn(tokens), agents: textsIn(agents) };
  } catch {
    return null;
  }
};

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
