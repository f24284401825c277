import { rm, stat } from "node:fs/promises";
import type { Frame } from "../../../store/journal-frame.ts";
import { rewriteSegment } from "../../../store/journal-rewrite.ts";
import { readHead } from "./backup-file.ts";
import { type KnownBackup, keepKnownBackups, knownBackups, type Unreached } from "./known-backups.ts";

/**
 * Rewrites every backup that the program made, in its place, without what is erased. One that is not there or cannot
 * be changed is remembered: it is tried again at the next erasure and the next opening, and told until somebody puts
 * it back or says that it is gone.
 */
export const eraseInBackups = async (
  data: string,
  withoutErased: (frame: Frame) => Uint8Array,
): Promise<void> => {
  const known = await knownBackups(data);
  if (known.length === 0) return;
  const kept: KnownBackup[] = [];
  for (const backup of known) {
    await removeHalves(backup.path);
    const why = await eraseInBackup(backup, withoutErased);
    // One whose writing was cut short never came to be.
    if (why !== null && backup.state === "writing") continue;
    const { why: _, ...rest } = backup;
    kept.push(why === null ? { ...rest, state: "kept" } : { ...rest, state: "unreached", why });
  }
  await keepKnownBackups(data, kept);
};

/** Where a backup is written before it takes its place. */
export const partOf = (path: string): string => `${path}.part`;

export const unreachedOf = (backups: readonly KnownBackup[]): readonly Unreached[] =>
  backups.flatMap(({ path, state, why }) => (state === "unreached" ? [{ path, why: why ?? "missing" }] : []));

/** Null when the backup holds nothing erased any more. */
const eraseInBackup = async (
  { path, digest }: KnownBackup,
  withoutErased: (frame: Frame) => Uint8Array,
): Promise<Unreached["why"] | null> => {
  try {
    const found = await readHead(path);
    if (found === null) return (await isThere(path)) ? "replaced" : "missing";
    if (found.digest !== digest) return "replaced";
    await rewriteSegment(path, (frame) => (frame.sequence === 1 ? frame.payload : withoutErased(frame)));
    return null;
  } catch {
    await removeHalves(path);
    return "unwritable";
  }
};

/** What a crash left of a writing or a rewriting. */
const removeHalves = async (path: string): Promise<void> => {
  for (const half of [partOf(path), `${path}.new`]) await rm(half, { force: true }).catch(() => undefined);
};

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
