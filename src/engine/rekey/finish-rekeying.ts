import { existsSync } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { syncFolder } from "../../exports/sync-folder.ts";
import { forgetFirstPage } from "../erase/erase-files.ts";
import { finishedFolder, unfinishedFolder } from "./rekey-folder.ts";

/**
 * Puts what `rekeyFolder` wrote in the place of what the data folder has; the database is made anew of the journal. To
 * be called before anything in the folder is read: each step may be repeated, and a crash leaves the rest to the next
 * opening. What was not whole yet is removed. `onStep` is called before each step, so that tests can end it there.
 */
export const finishRekeying = async (data: string, onStep: () => void = () => {}): Promise<void> => {
  await rm(join(data, unfinishedFolder), { recursive: true, force: true });
  const made = join(data, finishedFolder);
  if (!existsSync(made)) return;
  onStep();
  await rm(join(data, "pg"), { recursive: true, force: true });
  await forgetFirstPage(data);
  onStep();
  if (existsSync(join(made, "journal"))) {
    await rm(join(data, "journal"), { recursive: true, force: true });
    onStep();
    await rename(join(made, "journal"), join(data, "journal"));
    await syncFolder(data);
  }
  await putInPlace(join(made, "outbox"), join(data, "outbox"), onStep);
  await putInPlace(made, data, onStep);
  onStep();
  await rm(made, { recursive: true, force: true });
  await syncFolder(data);
};

/** Moves the files of a folder over those in another. */
const putInPlace = async (from: string, to: string, onStep: () => void): Promise<void> => {
  if (!existsSync(from)) return;
  for (const { name } of (await readdir(from, { withFileTypes: true })).filter((each) => each.isFile())) {
    onStep();
    await rename(join(from, name), join(to, name));
  }
  await syncFolder(to);
};
