import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { replaceFile } from "../replace-file.ts";

/** The hub that a folder belongs to, kept in `<data>/hub.json`, readable by its owner alone. */
export interface HubFile {
  /** `ws:` or `wss:`. */
  readonly url: string;
  readonly tokens: readonly string[];
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
  replaceFile(join(data, "hub.json"), `${JSON.stringify(hub, null, 2)}\n`);

export const tokensIn = (text: string): readonly string[] =>
  text
    .split(",")
    .map((token) => token.trim())
    .filter((token) => token !== "");

/** Names a desk without telling its secret. */
export const deskOf = (secret: Uint8Array): string =>
  createHash("sha256").update("desk").update(secret).digest("hex").slice(0, 32);

/** A missing or damaged file counts as none: `connect` writes it anew. */
const keptIn = (data: string): HubFile | null => {
  try {
    const hub: unknown = JSON.parse(readFileSync(join(data, "hub.json"), "utf8"));
    if (typeof hub !== "object" || hub === null) return null;
    const { url, tokens, desk } = hub as Record<string, unknown>;
    if (typeof url !== "string" || typeof desk !== "string" || !Array.isArray(tokens)) return null;
    return { url, desk, tokens: tokens.filter((token) => typeof token === "string") };
  } catch {
    return null;
  }
};
