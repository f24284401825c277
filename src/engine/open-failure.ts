import type { JournalDamaged } from "../../store/journal.ts";
import type { FolderInUse } from "../../store/lock.ts";
import type { DatabaseFailure } from "../../store/server/database-failure.ts";

/** The tables in the data folder are of a build that this one does not know. */
export interface FolderOfNewerProgram {
  readonly tag: "folder-of-newer-program";
  readonly folder: string;
}

/** Why a desk did not open. Nothing was changed. */
export type OpenFailure = FolderInUse | FolderOfNewerProgram | JournalDamaged | DatabaseFailure;
