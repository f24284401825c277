import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Held while a process works in a data folder. */
export interface Lock {
  release(): void;
}

/** Another process works in the folder. `pid` is null when it did not get to say. */
export interface FolderInUse {
  readonly tag: "folder-in-use";
  readonly folder: string;
  readonly pid: number | null;
}

/**
 * Takes the one lock of a data folder, which is made where it is absent: PGlite itself takes none, and two
 * processes on one folder corrupt it. It is an exclusive transaction on a side file, so the kernel frees it even
 * after kill -9. Gives `folder-in-use` at once where another holds it.
 */
export const openLock = async (folder: string): Promise<Lock | FolderInUse> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const holder = join(folder, "lock.pid");
  const database = new DatabaseSync(join(folder, "lock.db"), { timeout: 0 });
  try {
    database.exec("begin exclusive");
  } catch (error) {
    database.close();
    if (!isBusy(error)) throw error;
    return { tag: "folder-in-use", folder, pid: await readPid(holder) };
  }
  await writeFile(holder, `${process.pid}\n`);
  return {
    release: () => {
      if (database.isOpen) database.close();
    },
  };
};

const sqliteBusy = 5;

const isBusy = (error: unknown): boolean =>
  error instanceof Error && "errcode" in error && error.errcode === sqliteBusy;

const readPid = async (file: string): Promise<number | null> => {
  const text = await readFile(file, "utf8").catch(() => "");
  const pid = Number.parseInt(text, 10);
  return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
};
