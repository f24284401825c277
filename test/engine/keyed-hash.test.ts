import { createHash, createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeBase32 } from "../../src/domain/ids.ts";
import { createKeyedHash, plainHash } from "../../src/engine/keyed-hash.ts";

const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.string({ minLength: 500, maxLength: 5_000 }),
);

describe("hashes that ids are made of", () => {
  it("are HMAC-SHA-256 where they are keyed, and SHA-256 where they are not", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 64 }),
        fc.array(text, { minLength: 1, maxLength: 5 }),
        (secret, texts) => {
          const keyed = createKeyedHash(secret);
          for (const each of texts) {
            const mac = createHmac("sha256", secret).update(each).digest();
            expect(keyed(each)).toBe(encodeBase32(mac.subarray(0, 16)));
            const hash = createHash("sha256").update(each).digest();
            expect(plainHash(each)).toBe(encodeBase32(hash.subarray(0, 16)));
          }
        },
      ),
    );
  });
});
