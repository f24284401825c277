import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Batch, emptyBatch } from "../../../store/batch.ts";
import { decodeBatch } from "../../../store/encode-batch.ts";
import type { Journal } from "../../../store/journal.ts";
import { readSegment } from "../../../store/journal-segment.ts";
import type { Operation } from "../../operations/operation.ts";
import { secretFile } from "../desk-secret.ts";
import type { BackupHead } from "./backup-file.ts";

/** What takes texts away for ever [F10] [F11]. */
const isErasure = ({ kind }: Operation): boolean => kind === "customer.anonymize" || kind === "case.cancel";

/**
 * The erasures that the folder which a backup was made of has seen since, as far as it can still be read: it is the
 * same desk's when it has the same secret. Reads only, whoever works in that folder.
 */
export const laterErasures = async (head: BackupHead, restored: Journal): Promise<Batch> => {
  const operations = await erasuresIn(head);
  if (operations.length === 0) return emptyBatch;
  const known = new Set<string>();
  for await (const frame of restored.read())
    for (const operation of decodeBatch(frame.payload).operations)
      if (isErasure(operation)) known.add(operation.id);
  return { ...emptyBatch, operations: operations.filter(({ id }) => !known.has(id)) };
};

const erasuresIn = async ({ origin, secret }: BackupHead): Promise<readonly Operation[]> => {
  const found: Operation[] = [];
  try {
    if (Buffer.compare(await readFile(join(origin, secretFile)), secret) !== 0) return [];
    const folder = join(origin, "journal");
    const segments = (await readdir(folder)).filter((name) => name.endsWith(".journal")).sort();
    for (const name of segments) {
      for await (const step of readSegment(join(folder, name))) {
        if (!("frame" in step)) break;
        found.push(...decodeBatch(step.frame.payload).operations.filter(isErasure));
      }
    }
  } catch {
    // Gone, or being written: what was read so far is worth having.
  }
  return found;
};
