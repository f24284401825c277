import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { encodeBase32, type WriterId } from "../domain/ids.ts";
import { replaceFile } from "../exports/replace-file.ts";

/** The id under which this data folder writes, kept in `<data>/writer`; made when the folder is new. */
export const writerId = async (data: string): Promise<WriterId> => {
  const known = await readFile(join(data, "writer"), "utf8").catch(() => "");
  return /^w[0-9a-z]{26}$/.test(known.trim()) ? known.trim() : newWriterId(data);
};

/** Another id for a folder, in the place of the one that it had. */
export const newWriterId = async (data: string): Promise<WriterId> => {
  const made = `w${encodeBase32(randomBytes(16))}`;
  await replaceFile(join(data, "writer"), `${made}\n`);
  return made;
};
