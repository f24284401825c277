import type { Change, Progress, Topic } from "../desk.ts";

/** Tells whoever subscribed what changed: at most once a moment, with all topics since [design §1]. */
export interface Changes {
  /** Notes a change; listeners hear of it soon. `progress` goes with its topic, null when nothing is under way any more. */
  note(topics: readonly Topic[], progress?: Progress | null): void;
  subscribe(onChange: (change: Change) => void): () => void;
  /** Counts changes from 0. */
  version(): number;
}

/** Milliseconds; two changes within are one. */
const moment = 20;

export const createChanges = (): Changes => {
  const listeners = new Set<(change: Change) => void>();
  let version = 0;
  let topics = new Set<Topic>();
  let progress: Progress | null = null;
  let isWaiting = false;

  const tell = (): void => {
    isWaiting = false;
    const change: Change = {
      version,
      topics: [...topics],
      progress: topics.has("progress") ? progress : null,
    };
    topics = new Set();
    for (const listener of listeners) listener(change);
  };

  return {
    note: (changed, now = null) => {
      version++;
      for (const topic of changed) topics.add(topic);
      // Else whatever changed beside a long job would end it for who shows it.
      if (changed.includes("progress")) progress = now;
      if (!isWaiting) setTimeout(tell, moment);
      isWaiting = true;
    },
    subscribe: (onChange) => {
      const listener = (change: Change): void => onChange(change);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    version: () => version,
  };
};
