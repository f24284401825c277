import { encodeBase32 } from "../domain/ids.ts";

/**
 * Ids do not compress, so they travel as bytes: the letter and the 16 bytes that the 26 characters stand for. Whatever
 * merely looks like an id and would not come back the same stays text.
 */
export const packIds = (value: unknown): unknown => {
  if (typeof value === "string") return packId(value) ?? value;
  if (Array.isArray(value)) return value.map(packIds);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, packIds(part)]));
};

/** The opposite of `packIds`. Throws on bytes that are no id: nothing else travels as bytes. */
export const unpackIds = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return unpackId(value);
  if (Array.isArray(value)) return value.map(unpackIds);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, unpackIds(part)]));
};

const shape = /^[a-z][0-9a-hjkmnp-tv-z]{26}$/;
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const valueByLetter = new Map([...alphabet].map((letter, value) => [letter, value]));

const packId = (text: string): Uint8Array | null => {
  if (!shape.test(text)) return null;
  const bytes = new Uint8Array(17);
  bytes[0] = text.charCodeAt(0);
  let buffer = 0;
  let bits = 0;
  let at = 1;
  for (let index = 1; index < text.length; index++) {
    buffer = (buffer << 5) | valueByLetter.get(text[index]!)!;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (buffer >>> bits) & 255;
    }
    buffer &= (1 << bits) - 1;
  }
  // The last character holds two bits more than there are bytes for.
  return buffer === 0 ? bytes : null;
};

const unpackId = (bytes: Uint8Array): string => {
  const letter = String.fromCharCode(bytes[0] ?? 0);
  if (bytes.length !== 17 || letter < "a" || letter > "z") throw new Error("bytes that are no id");
  return letter + encodeBase32(bytes.subarray(1));
};
