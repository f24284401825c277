import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * The files below a folder that hold each text, whatever the case of ASCII letters, as `grep -r -a -i` finds them:
 * `text: file`, by text.
 */
export const rawGrep = async (folder: string, ...texts: readonly string[]): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = lowerCased(await readThere(join(entry.parentPath, entry.name)));
    for (const text of texts) {
      if (bytes.includes(lowerCased(Buffer.from(text, "utf8")))) found.push(`${text}: ${entry.name}`);
    }
  }
  return found.sort();
};

/** What goes while it is looked at (a server's files do) holds nothing. */
const readThere = (path: string): Promise<Buffer> =>
  readFile(path).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return Buffer.alloc(0);
    throw error;
  });

const lowerCased = (bytes: Buffer): Buffer => Buffer.from(bytes.toString("latin1").toLowerCase(), "latin1");
