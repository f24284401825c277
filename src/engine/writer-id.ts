import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { encodeBase32, type WriterId } from "../domain/ids.ts";
import { writeOnce } from "./desk-secret.ts";

/** The id under which this data folder writes, kept in `<data>/writer`; made when the folder is new. */
export const writerId = async (data: string): Promise<WriterId> => {
  const file = join(data, "writer");
  const known = await readFile(file, "utf8").catch(() => "");
  if (/^w[0-9a-z]{26}$/.test(known.trim())) return known.trim();
  const made = `w${encodeBase32(randomBytes(16))}`;
  await writeOnce(file, `${made}\n`);
  return made;
};
