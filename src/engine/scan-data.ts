import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { decodeBatch } from "../../store/encode-batch.ts";
import { erasureReach } from "../../store/erasure-reach.ts";
import type { Frame } from "../../store/journal-frame.ts";
import { readBatches } from "./backup/backup-file.ts";
import { knownBackups } from "./backup/known-backups.ts";
import type { Engine } from "./engine.ts";
import { needlesOf, variantsOf } from "./scan/needles.ts";
import { scanFile } from "./scan/scan-file.ts";
import { scanTables } from "./scan/scan-tables.ts";

export interface Scan {
  /** Named by file and offset, archive and entry, batch, or table and column; at most 1,000. None quotes anything. */
  readonly found: readonly string[];
  readonly files: number;
  /** What could not be looked into, so that finding nothing says nothing of it. */
  readonly unread: readonly string[];
}

const mostFound = 1_000;

/**
 * Every place that holds a text, whatever the case of its letters: in the raw bytes of each file of the data folder
 * and of each backup that the program made, encoded in the usual ways, in what is packed, in the decoded journal, and
 * in the tables and their statistics. Reads files in pieces and batches one by one.
 */
export const scanData = async (engine: Engine, text: string): Promise<Scan> => {
  const found: string[] = [];
  const unread: string[] = [];
  const note = (places: readonly string[]): void => {
    found.push(...places.slice(0, mostFound - found.length));
  };
  const needles = needlesOf(text);
  const lookInto = async (name: string, look: () => Promise<readonly string[]>): Promise<void> => {
    try {
      note(await look());
    } catch {
      unread.push(name);
    }
  };
  if ((await erasureReach(engine.db)).mayCheckpoint) await engine.store.exec("checkpoint");
  const files = await filesBelow(engine.data);
  for (const file of files) {
    const name = relative(engine.data, file);
    await lookInto(name, () => scanFile(file, name, needles));
  }
  await lookInto("journal", () => batchesWith("journal", engine.journal.read(), text));
  const backups = (await knownBackups(engine.data)).filter(({ state }) => state !== "unreached");
  for (const { path } of backups) {
    await lookInto(path, () => scanFile(path, path, needles));
    await lookInto(path, () => batchesWith(path, readBatches(path), text));
  }
  note(await scanTables(engine.db, text));
  return { found, files: files.length + backups.length, unread };
};

const filesBelow = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

const batchesWith = async (
  where: string,
  batches: AsyncIterable<Frame>,
  text: string,
): Promise<readonly string[]> => {
  const places: string[] = [];
  for await (const frame of batches) {
    if (holds(decodeBatch(frame.payload), text)) places.push(`${where}, batch ${frame.sequence}`);
  }
  return places;
};

const holds = (value: unknown, text: string): boolean => {
  const json = JSON.stringify(value).toLowerCase();
  return variantsOf(text).some((each) => json.includes(JSON.stringify(each).slice(1, -1).toLowerCase()));
};
