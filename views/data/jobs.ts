import type { Progress, Session } from "../../src/desk.ts";

/** The long work that is going on, at most one at a time. */
export interface Jobs {
  get(): Progress | null;
  watch(onProgress: () => void): () => void;
  close(): void;
}

/** Follows the progress that a session reports. */
export const createJobs = (session: Session): Jobs => {
  let progress: Progress | null = null;
  const watchers = new Set<() => void>();
  const stop = session.subscribe((change) => {
    if (!change.topics.includes("progress") || change.progress === progress) return;
    progress = change.progress;
    for (const watcher of [...watchers]) watcher();
  });
  return {
    get: () => progress,
    watch: (onProgress) => {
      watchers.add(onProgress);
      return () => {
        watchers.delete(onProgress);
      };
    },
    close: stop,
  };
};
