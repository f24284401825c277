import { randomBytes } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { type AgentName, type CustomerId, encodeBase32 } from "../domain/ids.ts";
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
import { entryText, readEntries, removeStrays } from "./outbox-folder.ts";
import { replaceFile } from "./replace-file.ts";
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
   * recipient is no plain address; `erased` when the customer was erased meanwhile (`signal` says so at once);
   * else what the writing said.
   */
  add(request: OutboxRequest, write: WriteArchive): Promise<OutboxAdded>;
  /** The entries to send now, oldest first. */
  due(now: number): readonly OutboxEntry[];
  /** Records, durably, that an attempt begins. Null when the entry is gone, not due or already being sent. */
  claim(id: string, now: number): Promise<{ readonly entry: OutboxEntry; readonly archive: string } | null>;
  /** Records how an attempt went. What was sent leaves the folder. Null when the entry was erased meanwhile. */
  done(id: string, result: MailResult, now: number): Promise<OutboxEntry | null>;
  /** Makes a failed or waiting entry due at once; null when there is none. */
  retry(id: string, now: number): Promise<OutboxEntry | null>;
  /** Removes a failed entry with its archive; any other stays. */
  drop(id: string): Promise<void>;
  /**
   * Removes every entry of these customers, in whatever state, with its archive, and ends the writing of further
   * ones; when it returns the folder holds nothing of theirs [F10]. `sending` are those that were on their way: a
   * server may have them already. Must not be awaited inside a `write`.
   */
  erase(
    customers: readonly CustomerId[],
  ): Promise<{ readonly removed: number; readonly sending: readonly string[] }>;
}

export interface OutboxRequest {
  readonly customer: CustomerId;
  readonly to: string;
  readonly by: AgentName;
  readonly locale: ExportLocale;
  readonly now: number;
  /** Of an entry of another outbox, which this one is to mail; one of its own unless given. */
  readonly id?: string;
}

/** Writes an archive whole or not at all, as `writeArchive` does; may throw once `signal` is aborted. */
export type WriteArchive = (file: string, signal: AbortSignal) => Promise<ArchiveResult>;

export type OutboxAdded =
  | { readonly queued: OutboxEntry }
  | { readonly erased: true }
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
    await replaceFile(metaOf(entry.id), entryText(entry));
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
  const writings = new Set<Writing>();

  const addWritten = async (
    request: OutboxRequest,
    write: WriteArchive,
    signal: AbortSignal,
  ): Promise<OutboxAdded> => {
    const { id = `e${encodeBase32(randomBytes(16))}` } = request;
    const archive = archiveOf(id);
    try {
      const written = await write(archive, signal);
      if (!("written" in written)) return written;
      return await inTurn(async () => {
        if (!signal.aborted) {
          const attachment = archiveName(request.customer);
          return { queued: await save(queuedEntry({ ...request, id, attachment }, request.now)) };
        }
        await remove(id);
        return { erased: true };
      });
    } catch (error) {
      await rm(metaOf(id), { force: true });
      await rm(archive, { force: true });
      if (signal.aborted) return { erased: true };
      throw error;
    }
  };

  return {
    unreadable,
    list,
    due: (now) => list().filter((entry) => isDue(entry, now)),

    add: async (request, write) => {
      if (!isPlainAddress(request.to)) return { refused: "recipient" };
      const abort = new AbortController();
      const added = addWritten(request, write, abort.signal);
      const writing = { customer: request.customer, abort, added };
      writings.add(writing);
      try {
        return await added;
      } finally {
        writings.delete(writing);
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

    drop: (id) =>
      inTurn(async () => {
        if (entriesById.get(id)?.state === "failed") await remove(id);
      }),

    erase: async (customers) => {
      const cut = [...writings].filter(({ customer }) => customers.includes(customer));
      for (const { abort } of cut) abort.abort();
      await Promise.allSettled(cut.map(({ added }) => added));
      return inTurn(async () => {
        const entries = list().filter((entry) => customers.includes(entry.customer));
        for (const { id } of entries) await remove(id);
        const sending = entries.filter(({ state }) => state === "sending").map(({ id }) => id);
        return { removed: entries.length, sending };
      });
    },
  };
};

/** An archive being written, which an erasure of its customer must end. */
interface Writing {
  readonly customer: CustomerId;
  readonly abort: AbortController;
  readonly added: Promise<OutboxAdded>;
}
