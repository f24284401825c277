import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Presence } from "./protocol.ts";

/** What one of those who are connected shows, as awareness carries it; null: they are gone. */
export interface Shown {
  readonly client: number;
  readonly clock: number;
  readonly presence: Presence | null;
}

export const encodeAwareness = (shown: readonly Shown[]): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, shown.length);
  for (const { client, clock, presence } of shown) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(presence));
  }
  return encoding.toUint8Array(encoder);
};

/** What is no presence counts as gone. Throws on broken bytes. */
export const decodeAwareness = (update: Uint8Array): readonly Shown[] => {
  const decoder = decoding.createDecoder(update);
  const shown: Shown[] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const client = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    shown.push({ client, clock, presence: presenceIn(JSON.parse(decoding.readVarString(decoder))) });
  }
  return shown;
};

const presenceIn = (value: unknown): Presence | null => {
  if (typeof value !== "object" || value === null) return null;
  const { agent, at, typing } = value as Record<string, unknown>;
  if (typeof agent !== "string" || typeof typing !== "boolean") return null;
  return { agent, at: placeIn(at), typing };
};

const placeIn = (value: unknown): Presence["at"] => {
  if (typeof value !== "object" || value === null) return null;
  if ("thread" in value && typeof value.thread === "string") return { thread: value.thread };
  return "customer" in value && typeof value.customer === "string" ? { customer: value.customer } : null;
};
