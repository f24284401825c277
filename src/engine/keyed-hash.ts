import { hash as digest } from "node:crypto";
import { encodeBase32 } from "../domain/ids.ts";

/** Bytes that SHA-256 takes at a time; a key is padded to them. */
const blockLength = 64;
const digestLength = 32;
/** Bytes of a hash that are kept. */
const keptLength = 16;

/**
 * Hashes of texts, as 26 characters: the first 16 bytes of SHA-256, unkeyed. An import makes ten a mail, so nothing is
 * allocated for one but its text.
 */
export const plainHash = (text: string): string => encodeKept(digest("sha256", text, "binary"));

/**
 * The same of HMAC-SHA-256 with a secret of at most 64 bytes, made of its definition (RFC 2104): Node's own makes an
 * object for each hash, and takes three times as long.
 */
export const createKeyedHash = (secret: Uint8Array): ((text: string) => string) => {
  if (secret.length > blockLength) throw new Error("the secret of a keyed hash is too long");
  let inner = padded(secret, 0x36, 1_024);
  const outer = padded(secret, 0x5c, digestLength);
  return (text) => {
    if (inner.length < blockLength + 3 * text.length) inner = padded(secret, 0x36, 3 * text.length);
    const length = blockLength + inner.write(text, blockLength);
    outer.write(digest("sha256", inner.subarray(0, length), "binary"), blockLength, "binary");
    return encodeKept(digest("sha256", outer, "binary"));
  };
};

/** The secret, padded with zeros to a block, each byte changed by `mask`; then room. */
const padded = (secret: Uint8Array, mask: number, room: number): Buffer => {
  const bytes = Buffer.alloc(blockLength + room);
  bytes.set(secret);
  for (let index = 0; index < blockLength; index++) bytes[index]! ^= mask;
  return bytes;
};

const kept = new Uint8Array(keptLength);

/** `bytes` has one in each character. */
const encodeKept = (bytes: string): string => {
  for (let index = 0; index < keptLength; index++) kept[index] = bytes.charCodeAt(index);
  return encodeBase32(kept);
};
