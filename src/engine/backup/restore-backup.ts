import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { encodeBatch } from "../../../store/encode-batch.ts";
import { type Journal, openJournal } from "../../../store/journal.ts";
import { syncFolder } from "../../exports/sync-folder.ts";
import { earlierSecretFile, secretFile, writeOnce } from "../desk-secret.ts";
import { type BackupHead, readBatches, readHead } from "./backup-file.ts";
import { keepKnownBackups } from "./known-backups.ts";
import { laterErasures } from "./later-erasures.ts";

/** What came of restoring. Unless it is `restored`, nothing was changed. */
export type Restored =
  /** `erasures`: how many anonymizings and cancellings the folder that it was made of has seen since. */
  | { readonly restored: { readonly batches: number; readonly erasures: number } }
  | { readonly failed: "missing" | "no-backup" | "damaged" | "not-empty" };

/**
 * Restores a backup into an empty data folder, or into one that is not there: whole, or not at all. The folder gets a
 * writer id of its own when it is opened, and its database from the journal. What was erased since in the folder that
 * the backup was made of, where that can still be read, is erased here as well; a hub tells the rest.
 */
export const restoreBackup = async (file: string, folder: string): Promise<Restored> => {
  const [path, data] = [resolve(file), resolve(folder)];
  const head = await readHead(path).catch(() => null);
  if (head === null) return { failed: (await isThere(path)) ? "no-backup" : "missing" };
  if (!(await isEmpty(data))) return { failed: "not-empty" };
  await removeHalfRestored(data);
  const half = halfOf(data);
  try {
    await mkdir(join(half, "journal"), { recursive: true, mode: 0o700 });
    const erasures = await fill(half, path, head);
    if (erasures === null) return { failed: "damaged" };
    const { id, madeAt } = head;
    await keepKnownBackups(half, [{ id, path, madeAt, state: "kept" }]);
    // Takes the place of nothing or of an empty folder, else fails.
    await rename(half, data);
    await syncFolder(dirname(data));
    return { restored: { batches: head.batches, erasures } };
  } finally {
    await removeHalfRestored(data);
  }
};

/** Removes what a restoring that was cut short left beside a data folder: it holds everything that the backup does. */
export const removeHalfRestored = (data: string): Promise<void> =>
  rm(halfOf(resolve(data)), { recursive: true, force: true });

const halfOf = (data: string): string => join(dirname(data), `.${basename(data)}.restoring`);

/** Fills a new folder; gives how many erasures came since, or null when the backup is damaged. */
const fill = async (half: string, path: string, head: BackupHead): Promise<number | null> => {
  await writeOnce(join(half, secretFile), head.secret);
  if (head.before !== undefined) await writeOnce(join(half, earlierSecretFile), head.before);
  if (head.config !== null) await writeOnce(join(half, "config.json"), head.config);
  const journal = await openJournal(join(half, "journal"));
  if ("tag" in journal) throw new Error("a new journal is sound");
  try {
    if (!(await copyBatches(path, journal))) return null;
    const later = await laterErasures(head, journal);
    if (later.operations.length > 0) await journal.append(encodeBatch(later));
    return later.operations.length;
  } finally {
    await journal.close();
  }
};

/** So many bytes share one flush to the disk. */
const flushed = 8 * 1024 * 1024;

const copyBatches = async (path: string, journal: Journal): Promise<boolean> => {
  let appends: Promise<number>[] = [];
  let waiting = 0;
  try {
    for await (const { payload } of readBatches(path)) {
      appends.push(journal.append(payload));
      waiting += payload.length;
      if (waiting < flushed) continue;
      await Promise.all(appends);
      appends = [];
      waiting = 0;
    }
  } catch (error) {
    await Promise.allSettled(appends);
    if (error instanceof Error && !("code" in error)) return false;
    throw error;
  }
  await Promise.all(appends);
  return true;
};

const isEmpty = async (folder: string): Promise<boolean> => {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  });
  return names.length === 0;
};

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
