import { usePaced } from "../data/use-paced.ts";
import { useQuery } from "../data/use-query.ts";
import { windowOf } from "../data/use-rows.ts";
import type { SyncStatus } from "./sync-status.ts";

/** Milliseconds: an operation that is sent at once never shows as unsent, and a thin line is spared the rest. */
const pace = 1_000;

/** What the end of the last row tells; null where no hub was ever named. Its numbers change once a second at most. */
export const useSyncStatus = (): SyncStatus | null => {
  const sync = useQuery("syncState", {});
  const notices = useUnreadNotices();
  const unsent = usePaced(sync?.unsent ?? 0, pace);
  const receiving = sync?.receiving ?? null;
  const paced = usePaced(
    receiving === null || receiving.total === 0
      ? null
      : Math.min(100, Math.floor((100 * receiving.done) / receiving.total)),
    pace,
  );
  const percent = receiving === null ? null : paced;
  if (sync === undefined || sync.state === "none") return null;
  // Before the first try nobody knows better.
  const isBeginning = sync.state === "offline" && sync.reason === null && sync.retryAt === null;
  const state = isBeginning ? "connecting" : sync.state;
  return { state, since: sync.since, reason: sync.reason, unsent, percent, notices };
};

/** How many notices wait to be acknowledged, of the first page: those come before all others. */
export const useUnreadNotices = (): number => {
  const page = useQuery("notices", windowOf("notices", 0));
  return page?.rows.filter(({ acknowledged }) => !acknowledged).length ?? 0;
};
