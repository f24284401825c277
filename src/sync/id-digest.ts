import { createHash } from "node:crypto";

/**
 * The digest of a set of entry ids that can grow: the sum of 48 bits of each id's SHA-256, modulo 2^48. Order does not
 * matter, so a replica that read a shard in pieces comes to the same number as the hub.
 */
export const idDigest = (ids: Iterable<string>, before = 0): number => {
  let sum = before;
  for (const id of ids) sum = (sum + createHash("sha256").update(id).digest().readUIntBE(0, 6)) % modulus;
  return sum;
};

const modulus = 2 ** 48;
