import { rm } from "node:fs/promises";
import { journalDamage, openJournal } from "../../store/journal.ts";
import { openStore, type Store } from "../../store/open-store.ts";

export interface DatabaseFolders {
  readonly folder: string;
  readonly journal: string;
  readonly template: string | null;
}

/**
 * Opens the database. One that does not open any more (a loss of power, a full disk, a hand in its files) is thrown
 * away, since the journal makes it anew: the caller replays what is missing. Throws instead when the journal could
 * not do that, because it is damaged or empty, when a newer program made the database, and when the machine is short
 * of something that making it anew would need as well.
 */
export const openDatabase = async ({ folder, journal, template }: DatabaseFolders): Promise<Store> => {
  try {
    return await openStore(folder, { template });
  } catch (error) {
    if (isOfNewerProgram(error) || isOfMachine(error) || !(await canReplay(journal))) throw error;
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

/** The migrator's words for a schema that has steps which this program does not know. */
const isOfNewerProgram = (error: unknown): boolean =>
  error instanceof Error && error.message.includes("corrupted migrations");

/** No room, no more open files, or no right to them: nothing is wrong with the database. */
const isOfMachine = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  ["ENOSPC", "EDQUOT", "EMFILE", "ENFILE", "EACCES", "EPERM", "EROFS"].includes(String(error.code));
