import { open } from "node:fs/promises";

/** Flushes a folder's list of names, so that a rename or a removal in it outlives a power cut. */
export const syncFolder = async (folder: string): Promise<void> => {
  // Windows opens no folders and flushes names by itself.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};
