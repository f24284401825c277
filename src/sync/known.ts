import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** How far a shard is known: for each Yjs client, how many of its items (a state vector). */
export type Known = ReadonlyMap<number, number>;

export const encodeKnown = (known: Known): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, known.size);
  for (const [client, items] of known) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, items);
  }
  return encoding.toUint8Array(encoder);
};

/** Throws on broken bytes. */
export const decodeKnown = (bytes: Uint8Array): Known => {
  const decoder = decoding.createDecoder(bytes);
  const known = new Map<number, number>();
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const client = decoding.readVarUint(decoder);
    known.set(client, decoding.readVarUint(decoder));
  }
  return known;
};

/** Whether one knows anything that the other does not. */
export const knowsMore = (one: Known, other: Known): boolean =>
  [...one].some(([client, items]) => items > (other.get(client) ?? 0));

/** What both know together. */
export const joined = (one: Known, other: Known): Known => {
  const both = new Map(one);
  for (const [client, items] of other) both.set(client, Math.max(items, both.get(client) ?? 0));
  return both;
};
