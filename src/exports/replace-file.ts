import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { syncFolder } from "./sync-folder.ts";

/**
 * Puts content in the place of a small file that must not be lost nor be read by others: after a crash the old one is
 * there, or the new one, whole.
 */
export const replaceFile = async (file: string, content: Uint8Array | string): Promise<void> => {
  const half = `${file}.new`;
  const handle = await open(half, "w", 0o600);
  try {
    await handle.chmod(0o600);
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(half, file);
  await syncFolder(dirname(file));
};
