import { erasedIds, linkedCustomers } from "../../../store/erase-pending.ts";
import { payloadWithoutErased } from "../../../store/erase-texts.ts";
import type { Journal } from "../../../store/journal.ts";
import type { Store } from "../../../store/open-store.ts";
import { scrub } from "../../../store/scrub.ts";
import type { Outbox } from "../../exports/outbox.ts";
import { eraseInBackups } from "../backup/erase-in-backups.ts";
import type { Mutex } from "../mutex.ts";
import { eraseFiles } from "./erase-files.ts";

/** Where personal data is kept. */
export interface ErasedPlaces {
  readonly data: string;
  readonly store: Store;
  readonly journal: Journal;
  readonly outbox: Outbox;
  readonly exclusive: Mutex;
}

export interface EraseOptions {
  /** Steps, of which there are about as many as tables. */
  readonly onStep: (done: number, total: number) => void;
  /** Ends it between two steps. */
  readonly signal: AbortSignal;
}

/** What the first steps are told as part of, before the scrub has counted its own. */
const expectedSteps = 35;

/**
 * Makes everything that the tables hide leave every byte kept: outbox, files beside, backups, journal, tables and
 * their write-ahead log (design §4). `ids` are the identities and operations that asked for it. Every step may be
 * repeated. Rejects when it was ended, or when a disk refuses; then it is to be run again. Gives how many exports were
 * just being mailed.
 */
export const eraseBytes = async (
  places: ErasedPlaces,
  ids: readonly string[],
  { onStep, signal }: EraseOptions,
): Promise<number> => {
  const { data, store, journal, outbox, exclusive } = places;
  let done = 0;
  const step = (): void => {
    signal.throwIfAborted();
    onStep(++done, expectedSteps);
  };
  const { sending } = await outbox.erase(await linkedCustomers(store.db, ids));
  step();
  await eraseFiles(data);
  step();
  const erased = await erasedIds(store.db);
  await exclusive(() => eraseInBackups(data, erased));
  step();
  // Last of the files: until it is rewritten, a database made anew from it asks for all of this again.
  await journal.rewrite(payloadWithoutErased(erased), { signal });
  step();
  await scrub(store, {
    onStep: (scrubbed) => onStep(done + scrubbed.done, done + scrubbed.total),
    turn: exclusive,
    signal,
  });
  return sending.length;
};
