import type { JournalDamaged } from "../../store/journal.ts";
import type { FolderInUse } from "../../store/lock.ts";

/** Why a desk did not open. Nothing was changed. */
export type OpenFailure = FolderInUse | JournalDamaged;
