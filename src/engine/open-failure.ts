import type { JournalDamaged } from "../../store/journal.ts";
import type { FolderInUse } from "../../store/lock.ts";
import type { DatabaseFailure } from "../../store/server/database-failure.ts";

/** Why a desk did not open. Nothing was changed. */
export type OpenFailure = FolderInUse | JournalDamaged | DatabaseFailure;
