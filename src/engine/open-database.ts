import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Journal, type JournalDamaged, journalDamage, openJournal } from "../../store/journal.ts";
import { isOfNewerProgram } from "../../store/migrate.ts";
import { openStore, type Store } from "../../store/open-store.ts";
import { openProjection, type Projection } from "../../store/projection.ts";
import type { Progress } from "../desk.ts";
import type { WriterId } from "../domain/ids.ts";
import type { FolderOfNewerProgram } from "./open-failure.ts";
import { replayJournal } from "./replay-journal.ts";

/** The tables of a desk, what is known of them, and what records them. */
export interface OpenedDatabase {
  readonly store: Store;
  readonly projection: Projection;
  readonly journal: Journal;
  /**
   * Makes sure that the projection knows what is recorded; to be called before each turn. True when it did not: then
   * there may be more to do than before. Rejects when the database cannot be reached.
   */
  catchUp(): Promise<boolean>;
  /** The database cannot be used until a `catchUp` has found it again. */
  isLost(): boolean;
  /** A batch was not applied, and whether it is recorded all the same is not known: the next `catchUp` looks. */
  doubt(): void;
}

export interface DatabaseOptions {
  /** The data folder. */
  readonly data: string;
  /** A template database, made at build time. */
  readonly template: string | null;
  /** Throws the database away first; the journal makes it anew. */
  readonly rebuild: boolean;
  readonly onProgress: ((progress: Progress) => void) | undefined;
  /** This replica's, as it is now. */
  readonly writer: () => WriterId;
}

/**
 * Opens the embedded database of a data folder and its journal. What the journal has and the database lacks (after a
 * crash, a loss of power, or when the database's folder is gone) is applied, exactly once.
 */
export const openDatabase = async ({
  data,
  template,
  rebuild,
  onProgress,
  writer,
}: DatabaseOptions): Promise<OpenedDatabase | JournalDamaged | FolderOfNewerProgram> => {
  const folder = join(data, "pg");
  const journalFolder = join(data, "journal");
  await mkdir(journalFolder, { recursive: true, mode: 0o700 });
  if (rebuild) {
    // The database goes only when the journal can make it anew.
    const damage = await journalDamage(journalFolder);
    if (damage !== null) return damage;
    await rm(folder, { recursive: true, force: true });
  }
  const store = await openTables({ folder, journal: journalFolder, template });
  if (store === "newer") return { tag: "folder-of-newer-program", folder: data };
  const projection = await openProjection(store, { writer });
  const journal = await openJournal(journalFolder, { applied: projection.applied() });
  if ("tag" in journal) {
    await store.close();
    return journal;
  }
  await replayJournal(journal, projection, onProgress);
  return {
    store,
    projection,
    journal,
    catchUp: async () => {
      // What the journal got and the tables then failed to keep comes first, or they would never get it.
      if (projection.applied() >= journal.last()) return false;
      await replayJournal(journal, projection);
      return true;
    },
    isLost: () => false,
    doubt: () => {},
  };
};

interface TableFolders {
  readonly folder: string;
  readonly journal: string;
  readonly template: string | null;
}

/**
 * Opens the tables. A database that does not open any more (a loss of power, a full disk, a hand in its files) is
 * thrown away, since the journal makes it anew. Throws instead when the journal could not do that, because it is
 * damaged or empty, and when the machine is short of something that making it anew would need as well. "newer": a newer
 * program made the database.
 */
const openTables = async ({ folder, journal, template }: TableFolders): Promise<Store | "newer"> => {
  try {
    return await openStore(folder, { template });
  } catch (error) {
    if (isOfNewerProgram(error)) return "newer";
    if (isOfMachine(error) || !(await canReplay(journal))) throw error;
    await rm(folder, { recursive: true, force: true });
    return openStore(folder, { template });
  }
};

const canReplay = async (folder: string): Promise<boolean> => {
  if ((await journalDamage(folder)) !== null) return false;
  const journal = await openJournal(folder, { applied: 0 });
  if ("tag" in journal) return false;
  const holdsBatches = journal.last() > 0;
  await journal.close();
  return holdsBatches;
};

/** No room, no more open files, or no right to them: nothing is wrong with the database. */
const isOfMachine = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  ["ENOSPC", "EDQUOT", "EMFILE", "ENFILE", "EACCES", "EPERM", "EROFS"].includes(String(error.code));
