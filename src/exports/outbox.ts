import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { type CustomerId, encodeBase32 } from "../domain/ids.ts";
import { type ArchiveResult, archiveName } from "./archive.ts";
import type { ExportLocale } from "./customer-export.ts";
import type { MailResult } from "./mail-export.ts";
import { isPlainAddress } from "./mail-header.ts";
import {
  claimedEntry,
  isDue,
  type OutboxEntry,
  queuedEntry,
  recoveredEntry,
  retriedEntry,
  settledEntry,
} from "./outbox-entry.ts";
import { syncFolder } from "./sync-folder.ts";

/** Waits after the first, second … attempt, in milliseconds: one minute up to four hours. */
export const usualBackoff: readonly number[] = [1, 5, 15, 60, 240].map((minutes) => minutes * 60_000);

/** The archives that wait to be mailed, in a folder: `<id>.json` and `<id>.zip` for each. Times in milliseconds. */
export interface Outbox {
  /** Entries whose record could not be read at opening. They were removed: nobody could ever erase them [F10]. */
  readonly unreadable: number;
  /** Oldest first. */
  list(): readonly OutboxEntry[];
  /**
   * Queues an archive that `write` puts into the file it is given. Durable when it returns. `refused` when the
   * recipient is no plain address; else what the writing said.
   */
  add(request: OutboxRequest, write: (file: string) => Promise<ArchiveResult>): Promise<OutboxAdded>;
  /** The entries to send now, oldest first. */
  due(now: number): readonly OutboxEntry[];
  /** Records, durably, that an attempt begins. Null when the entry is gone, not due or already being sent. */
  claim(id: string, now: number): Promise<{ readonly entry: OutboxEntry; readonly archive: string } | null>;
  /** Records how an attempt went. What was sent leaves the folder. Null when the entry was erased meanwhile. */
  done(id: string, result: MailResult, now: number): Promise<OutboxEntry | null>;
  /** Queues a failed entry again; null when there is none. */
  retry(id: string, now: number): Promise<OutboxEntry | null>;
  /**
   * Removes every entry of these customers, in whatever state, with its archive [F10]. `sending` are those that
   * were on their way: a server may have them already.
   */
  erase(
    customers: readonly CustomerId[],
  ): Promise<{ readonly removed: number; readonly sending: readonly string[] }>;
}

export interface OutboxRequest {
  readonly customer: CustomerId;
  readonly to: string;
  readonly locale: ExportLocale;
  readonly now: number;
}

export type OutboxAdded =
  | { readonly queued: OutboxEntry }
  | { readonly refused: "recipient" }
  | Exclude<ArchiveResult, { readonly written: unknown }>;

/**
 * Opens the outbox in a folder, which it makes when missing. The folder belongs to one process (the data folder's
 * lock sees to that). Finishes what an earlier process left: an attempt cut short is queued again as unclear,
 * sent entries and unfinished files are removed.
 */
export const openOutbox = async (
  folder: string,
  backoff: readonly number[] = usualBackoff,
): Promise<Outbox> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { entriesById, unreadable } = await readEntries(folder);
  const metaOf = (id: string) => join(folder, `${id}.json`);
  const archiveOf = (id: string) => join(folder, `${id}.zip`);

  const save = async (entry: OutboxEntry): Promise<OutboxEntry> => {
    await writeAtomically(metaOf(entry.id), `${JSON.stringify({ version: 1, ...entry })}\n`);
    await syncFolder(folder);
    entriesById.set(entry.id, entry);
    return entry;
  };

  /** The record first: what a crash then leaves is an archive that no entry names, which the next start removes. */
  const remove = async (id: string): Promise<void> => {
    entriesById.delete(id);
    await rm(metaOf(id), { force: true });
    await rm(archiveOf(id), { force: true });
    await syncFolder(folder);
  };

  /** One change at a time: a claim, an erasure and a result never overtake one another. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
    const result = last.then(change);
    last = result.catch(() => undefined);
    return result;
  };

  for (const entry of entriesById.values()) {
    const recovered = recoveredEntry(entry);
    if (recovered.state === "sent") await remove(entry.id);
    else if (recovered !== entry) await save(recovered);
  }
  await removeStrays(folder, entriesById);

  const list = () =>
    [...entriesById.values()].sort((a, b) => a.queuedAt - b.queuedAt || (a.id < b.id ? -1 : 1));
  /** Archives being written, so that an erasure of their customer is not undone by the end of the writing. */
  const writingById = new Map<string, { readonly customer: CustomerId; erased: boolean }>();

  return {
    unreadable,
    list,
    due: (now) => list().filter((entry) => isDue(entry, now)),

    add: async ({ customer, to, locale, now }, write) => {
      if (!isPlainAddress(to)) return { refused: "recipient" };
      const id = `e${encodeBase32(randomBytes(16))}`;
      const writing = { customer, erased: false };
      writingById.set(id, writing);
      try {
        const written = await write(archiveOf(id));
        if (!("written" in written)) return written;
        return await inTurn(async () => {
          if (writing.erased) {
            await remove(id);
            return { changed: true };
          }
          const attachment = archiveName(customer);
          try {
            return { queued: await save(queuedEntry({ id, customer, to, locale, attachment }, now)) };
          } catch (error) {
            await rm(archiveOf(id), { force: true });
            throw error;
          }
        });
      } finally {
        writingById.delete(id);
      }
    },

    claim: (id, now) =>
      inTurn(async () => {
        const entry = entriesById.get(id);
        const claimed = entry === undefined ? null : claimedEntry(entry, now);
        return claimed === null ? null : { entry: await save(claimed), archive: archiveOf(id) };
      }),

    done: (id, result, now) =>
      inTurn(async () => {
        const entry = entriesById.get(id);
        if (entry === undefined || entry.state !== "sending") return null;
        // Recorded before anything is removed: a crash in between must not send it again.
        const settled = await save(settledEntry(entry, result, now, backoff));
        if (settled.state === "sent") await remove(id);
        return settled;
      }),

    retry: (id, now) =>
      inTurn(async () => {
        const entry = entriesById.get(id);
        const retried = entry === undefined ? null : retriedEntry(entry, now);
        return retried === null ? null : await save(retried);
      }),

    erase: (customers) =>
      inTurn(async () => {
        for (const writing of writingById.values()) {
          if (customers.includes(writing.customer)) writing.erased = true;
        }
        const entries = list().filter((entry) => customers.includes(entry.customer));
        for (const { id } of entries) await remove(id);
        const sending = entries.filter(({ state }) => state === "sending").map(({ id }) => id);
        return { removed: entries.length, sending };
      }),
  };
};

const readEntries = async (folder: string) => {
  const entriesById = new Map<string, OutboxEntry>();
  let unreadable = 0;
  for (const name of await readdir(folder)) {
    if (!/^e[0-9a-z]{26}\.json$/.test(name)) continue;
    const entry = entryFrom(await readFile(join(folder, name), "utf8"));
    if (entry !== null && `${entry.id}.json` === name) {
      entriesById.set(entry.id, entry);
      continue;
    }
    unreadable += 1;
    await rm(join(folder, name), { force: true });
  }
  return { entriesById, unreadable };
};

const entryFrom = (text: string): OutboxEntry | null => {
  try {
    const { version: _version, ...entry } = JSON.parse(text);
    const whole = [entry.id, entry.customer, entry.to, entry.locale, entry.attachment, entry.state].every(
      (field) => typeof field === "string",
    );
    return whole && [entry.queuedAt, entry.dueAt, entry.attempts].every(Number.isSafeInteger) ? entry : null;
  } catch {
    return null;
  }
};

/** What a crash left: half-written files, and archives that no entry names. They hold personal data. */
const removeStrays = async (folder: string, entriesById: ReadonlyMap<string, OutboxEntry>): Promise<void> => {
  for (const name of await readdir(folder)) {
    const stray =
      /\.part$/.test(name) || (/^e[0-9a-z]{26}\.zip$/.test(name) && !entriesById.has(name.slice(0, -4)));
    if (stray) await rm(join(folder, name), { force: true });
  }
  await syncFolder(folder);
};

const writeAtomically = async (file: string, text: string): Promise<void> => {
  const partial = `${file}.part`;
  const handle = await open(partial, "w", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(partial, file);
};
