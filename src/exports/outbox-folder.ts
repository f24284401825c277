import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { OutboxEntry } from "./outbox-entry.ts";
import { syncFolder } from "./sync-folder.ts";

/** The entries of a folder. A record that cannot be read is counted and removed. */
export const readEntries = async (folder: string) => {
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

/** An entry as its record holds it. */
export const entryText = (entry: OutboxEntry): string => `${JSON.stringify({ version: 1, ...entry })}\n`;

const entryFrom = (text: string): OutboxEntry | null => {
  try {
    const { version: _version, ...entry } = { by: null, ...JSON.parse(text) };
    const whole = [entry.id, entry.customer, entry.to, entry.locale, entry.attachment, entry.state].every(
      (field) => typeof field === "string",
    );
    return whole && [entry.queuedAt, entry.dueAt, entry.attempts].every(Number.isSafeInteger) ? entry : null;
  } catch {
    return null;
  }
};

/** What a crash left: half-written files, and archives that no entry names. They hold personal data. */
export const removeStrays = async (
  folder: string,
  entriesById: ReadonlyMap<string, OutboxEntry>,
): Promise<void> => {
  for (const name of await readdir(folder)) {
    const stray =
      /\.(?:new|part)$/.test(name) ||
      (/^e[0-9a-z]{26}\.zip$/.test(name) && !entriesById.has(name.slice(0, -4)));
    if (stray) await rm(join(folder, name), { force: true });
  }
  await syncFolder(folder);
};
