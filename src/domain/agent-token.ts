import { createHash, randomBytes } from "node:crypto";

/** A new secret for an agent to connect with, shown once. What is synced and kept is `hash` alone: SHA-256 in hexadecimal. */
export interface AgentToken {
  readonly token: string;
  readonly hash: string;
}

/** Tokens of several agents, as one text with commas. */
export const tokensIn = (text: string): readonly string[] =>
  text
    .split(",")
    .map((token) => token.trim())
    .filter((token) => token !== "");

/** 32 random bytes: nobody finds them from their hash. */
export const createAgentToken = (): AgentToken => {
  const token = randomBytes(32).toString("base64url");
  return { token, hash: createHash("sha256").update(token).digest("hex") };
};
