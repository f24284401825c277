import { hash } from "node:crypto";

/** The sum of the SHA-256 hashes of texts, modulo 2^256: the same in whatever order they come. */
export interface HashSum {
  add(texts: readonly string[]): void;
  /** 64 hexadecimal digits. */
  hex(): string;
}

export const createHashSum = (): HashSum => {
  let sum = 0n;
  return {
    add: (texts) => {
      for (const text of texts) sum += BigInt(`0x${hash("sha256", text)}`);
      sum &= modulus - 1n;
    },
    hex: () => sum.toString(16).padStart(64, "0"),
  };
};

const modulus = 1n << 256n;
