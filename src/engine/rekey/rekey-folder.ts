import { mkdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Batch } from "../../../store/batch.ts";
import { decodeBatch, encodeBatch } from "../../../store/encode-batch.ts";
import { type Journal, openJournal } from "../../../store/journal.ts";
import type { Progress } from "../../desk.ts";
import { entryText, readEntries } from "../../exports/outbox-folder.ts";
import { syncFolder } from "../../exports/sync-folder.ts";
import { backupsText, knownBackups } from "../backup/known-backups.ts";
import { earlierSecretFile, secretFile, writeOnce } from "../desk-secret.ts";
import { createFactIds } from "../fact-ids.ts";
import { createIdMap, type IdMap } from "./id-map.ts";
import { rekeyBatch } from "./rekey-batch.ts";

export interface Rekeying {
  /** The secret of the desk that the folder joins. */
  readonly secret: Uint8Array;
  /** The ids of erased identities, as they are now. */
  readonly erased: ReadonlySet<string>;
  /** Small files that take their place with the new ids, by name. */
  readonly files: Readonly<Record<string, string>>;
  readonly onProgress?: (progress: Progress) => void;
  /** Called before each step, so that tests can end it there. */
  readonly onStep?: () => void;
}

/** What is written, until it is whole. */
export const unfinishedFolder = "rekeying";
/** What is whole, and takes the place of what the data folder has. */
export const finishedFolder = "rekeyed";

/**
 * Keys everything in a closed data folder anew, of which the caller holds the lock: writes what will take its place
 * beside it, whole and on disk, and then gives that the name by which `finishRekeying` knows it. Up to that moment
 * nothing has changed, and a failure leaves nothing behind.
 */
export const rekeyFolder = async (
  data: string,
  { secret, erased, files, onProgress = () => {}, onStep = () => {} }: Rekeying,
): Promise<void> => {
  const half = join(data, unfinishedFolder);
  await rm(half, { recursive: true, force: true });
  try {
    await mkdir(half, { mode: 0o700 });
    const before = await readFile(join(data, secretFile));
    onStep();
    const idOf = await writeJournal(data, half, { before, secret, erased, onProgress });
    onStep();
    await writeOutbox(data, half, idOf);
    for (const [name, content] of Object.entries({
      ...files,
      "backups.json": backupsText(
        (await knownBackups(data)).map((backup) =>
          backup.state === "kept" ? { ...backup, state: "outdated" } : backup,
        ),
      ),
      [earlierSecretFile]: before,
      [secretFile]: secret,
    })) {
      await writeOnce(join(half, name), content);
    }
    await syncFolder(half);
    onStep();
    await rename(half, join(data, finishedFolder));
    await syncFolder(data);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    throw error;
  }
};

interface Keys extends Pick<Rekeying, "secret" | "erased"> {
  readonly before: Uint8Array;
  readonly onProgress: (progress: Progress) => void;
}

const writeJournal = async (
  data: string,
  half: string,
  { before, secret, erased, onProgress }: Keys,
): Promise<IdMap> => {
  const old = await soundJournal(join(data, "journal"));
  const made = await soundJournal(join(half, "journal"));
  // Read twice: once for what the ids become, once to write them.
  let done = 0;
  const batches = async function* (): AsyncGenerator<Batch> {
    for await (const { payload } of old.read()) {
      yield decodeBatch(payload);
      onProgress({ job: "rekey", done: ++done, total: 2 * old.last(), label: "" });
    }
  };
  try {
    const idOf = await createIdMap(batches(), {
      before: createFactIds({ secret: before, before: null }),
      after: createFactIds({ secret, before: null }),
      isErased: (identity) => erased.has(identity),
    });
    let waiting: Promise<number>[] = [];
    let bytes = 0;
    for await (const batch of batches()) {
      const payload = encodeBatch(rekeyBatch(batch, idOf));
      waiting.push(made.append(payload));
      bytes += payload.length;
      if (bytes < flushed) continue;
      await Promise.all(waiting);
      waiting = [];
      bytes = 0;
    }
    await Promise.all(waiting);
    return idOf;
  } finally {
    await old.close();
    await made.close();
  }
};

/** So many bytes share one flush to the disk. */
const flushed = 8 * 1024 * 1024;

const soundJournal = async (folder: string): Promise<Journal> => {
  const journal = await openJournal(folder);
  if ("tag" in journal) throw new Error(`journal segment ${journal.segment} is damaged`);
  return journal;
};

/** The exports that wait, under the customers' new ids; the archives stay where they are. */
const writeOutbox = async (data: string, half: string, idOf: IdMap): Promise<void> => {
  await mkdir(join(data, "outbox"), { recursive: true, mode: 0o700 });
  const { entriesById } = await readEntries(join(data, "outbox"));
  if (entriesById.size === 0) return;
  const folder = join(half, "outbox");
  await mkdir(folder, { mode: 0o700 });
  for (const entry of entriesById.values()) {
    await writeOnce(
      join(folder, `${entry.id}.json`),
      entryText({ ...entry, customer: idOf(entry.customer) }),
    );
  }
  await syncFolder(folder);
};
