import { type DestinationStream, type Logger, pino } from "pino";

/**
 * What the hub tells whoever runs it: one JSON object a line. Never a name, an address, a token, a text, nor the words
 * of an error, which may quote any of them; writers' ids, shards' names and counts say enough.
 */
export type HubLog = Pick<Logger, "debug" | "info" | "warn" | "error">;

export const createHubLog = (stream: DestinationStream, level = "info"): HubLog =>
  pino({ level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }, stream);

/** What may be told of an error: its class, and the code of a system or a database. */
export const faultOf = (error: unknown): { readonly fault: string; readonly code?: string } => ({
  fault: error instanceof Error ? error.name : typeof error,
  ...(error instanceof Error && "code" in error ? { code: String(error.code) } : {}),
});
