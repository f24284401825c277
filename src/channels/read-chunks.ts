import { open } from "node:fs/promises";

const chunkBytes = 1 << 18;

/** The bytes of a file in order, in chunks of their own (safe to keep). Throws what the file system throws. */
export const readChunks = async function* (path: string): AsyncGenerator<Buffer> {
  const file = await open(path, "r");
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(chunkBytes);
      const { bytesRead } = await file.read(chunk, 0, chunkBytes, null);
      if (bytesRead === 0) return;
      yield chunk.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
};

/** The first bytes of a file, at most `length`. */
export const readHead = async (path: string, length: number): Promise<Buffer> => {
  const file = await open(path, "r");
  try {
    const head = Buffer.alloc(length);
    const { bytesRead } = await file.read(head, 0, length, 0);
    return head.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};
