import { erasedIds, erasuresDone, pendingErasures } from "../../../store/erase-pending.ts";
import type { ErasureReport } from "../../desk.ts";
import { eraseInBackups, unreachedOf } from "../backup/erase-in-backups.ts";
import { hasUnreached, knownBackups } from "../backup/known-backups.ts";
import type { Changes } from "../changes.ts";
import { type ErasedPlaces, eraseBytes } from "./erase-bytes.ts";

/**
 * The job that erases what the fold wants erased, while the desk goes on. What is pending stands in the store, so a
 * crash or a closing only puts it off until the next opening; where a disk or the database refuses, it begins again by
 * itself [F10] [F11].
 */
export interface Erasure {
  /** Erases what is pending; while it is under way, also what came since. */
  begin(): void;
  /** Waits until nothing is pending, and tells what became of it. Rejects when it failed, to be tried again. */
  settled(): Promise<ErasureReport>;
  /** Ends it between two steps, for good. */
  stop(): Promise<void>;
}

/** What became of one time: everything that was pending is erased, or not, and why. */
export type ErasureOutcome = "erased" | { readonly failed: unknown };

export interface ErasureOptions {
  /** Milliseconds before each further time, when one failed; the last of them for all that follow. */
  readonly backoff: readonly number[];
  readonly onOutcome: (outcome: ErasureOutcome) => void;
}

/** A full disk or a database that is gone for a moment is there again soon; what needs somebody's help is not. */
export const usualErasureBackoff = [1, 5, 15, 60].map((minutes) => minutes * 60_000);

export const createErasure = (
  places: ErasedPlaces,
  changes: Changes,
  { backoff, onOutcome }: ErasureOptions,
): Erasure => {
  const { data, store } = places;
  const stopping = new AbortController();
  let sending = 0;
  let failure: unknown = null;
  let failures = 0;
  let again: NodeJS.Timeout | undefined;
  let isWanted = false;
  let running: Promise<void> | null = null;

  const eraseOnce = async (): Promise<void> => {
    const pending = await pendingErasures(store.db);
    if (pending.length === 0) {
      await tryUnreached();
      return;
    }
    const ids = pending.map(({ id }) => id);
    sending = await eraseBytes(places, ids, {
      onStep: (done, total) => changes.note(["progress"], { job: "erase", done, total, label: "" }),
      signal: stopping.signal,
    });
    await places.exclusive(() => erasuresDone(store.db, pending));
    changes.note(["progress"]);
    onOutcome("erased");
  };

  /** Backups that an earlier erasure did not reach may be back; others are to get the desk's ids. */
  const tryUnreached = async (): Promise<void> => {
    if (!(await hasUnreached(data))) return;
    const erased = await erasedIds(store.db);
    await places.exclusive(() => eraseInBackups(data, erased));
  };

  const run = async (): Promise<void> => {
    failure = null;
    try {
      while (isWanted && !stopping.signal.aborted) {
        isWanted = false;
        await eraseOnce();
        failures = 0;
      }
    } catch (error) {
      if (!stopping.signal.aborted) fail(error);
      changes.note(["progress"]);
    }
    running = null;
  };

  const fail = (error: unknown): void => {
    failure = error;
    again = setTimeout(begin, backoff[Math.min(failures, backoff.length - 1)]).unref();
    failures++;
    onOutcome({ failed: error });
  };

  const begin = (): void => {
    clearTimeout(again);
    isWanted = true;
    if (!stopping.signal.aborted) running ??= run();
  };

  return {
    begin,
    settled: async () => {
      while (running !== null) await running;
      if (failure !== null) throw failure;
      return { unreached: unreachedOf(await knownBackups(data)), sending };
    },
    stop: async () => {
      stopping.abort();
      clearTimeout(again);
      await running;
    },
  };
};
