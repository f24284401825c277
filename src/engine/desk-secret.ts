import { randomBytes } from "node:crypto";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";

const length = 32;
export const secretFile = "secret";
/** What the folder's facts were keyed with until it joined a desk. */
export const earlierSecretFile = "secret.before";

/**
 * The secret that the desk's ids and matching keys are keyed with: 32 bytes in `<data>/secret`, readable by its
 * owner alone, made when the folder is new. Without it no id tells anything about the person it names.
 */
export const deskSecret = async (data: string): Promise<Uint8Array> => {
  const file = join(data, secretFile);
  const known = await secretIn(file);
  if (known !== null) return known;
  const secret = randomBytes(length);
  await writeOnce(file, secret);
  return secret;
};

/** The secret of before the folder joined a desk; null where it had none, or nothing was keyed with it. */
export const earlierSecret = (data: string): Promise<Uint8Array | null> =>
  secretIn(join(data, earlierSecretFile));

const secretIn = async (file: string): Promise<Uint8Array | null> => {
  try {
    const secret = await readFile(file);
    if (secret.length !== length) throw new Error("the desk's secret is damaged; restore it from a backup");
    return secret;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
};

/** Writes a small file that must not be lost nor be read by others. */
export const writeOnce = async (file: string, content: Uint8Array | string): Promise<void> => {
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
};
