import { rm, stat } from "node:fs/promises";
import { payloadWithoutErased } from "../../../store/erase-texts.ts";
import { rewriteSegment } from "../../../store/journal-rewrite.ts";
import { deskSecret, earlierSecret } from "../desk-secret.ts";
import { rekeyBackup } from "../rekey/rekey-backup.ts";
import { readHead } from "./backup-file.ts";
import { type KnownBackup, keepKnownBackups, knownBackups, type Unreached } from "./known-backups.ts";

/**
 * Rewrites every backup that the program made, in its place, without what is erased, and with the ids that the desk
 * has now. One that is not there or cannot be changed is remembered: it is tried again at the next erasure and the next
 * opening, and told until somebody puts it back or says that it is gone. `erased`: ids of identities and operations.
 */
export const eraseInBackups = async (data: string, erased: ReadonlySet<string>): Promise<void> => {
  const known = await knownBackups(data);
  if (known.length === 0) return;
  const keys = { secret: await deskSecret(data), before: await earlierSecret(data) };
  const kept: KnownBackup[] = [];
  for (const backup of known) {
    await removeHalves(backup.path);
    const why = await eraseInBackup(backup, erased, keys);
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
  { id, path }: KnownBackup,
  erased: ReadonlySet<string>,
  { secret, before }: Keys,
): Promise<Unreached["why"] | null> => {
  try {
    const head = await readHead(path);
    if (head === null) return (await isThere(path)) ? "replaced" : "missing";
    if (head.id !== id) return "replaced";
    if (isSame(head.secret, secret)) {
      const withoutErased = payloadWithoutErased(erased);
      await rewriteSegment(path, (frame) => (frame.sequence === 1 ? frame.payload : withoutErased(frame)));
      return null;
    }
    if (before === null || !isSame(head.secret, before)) return "replaced";
    await rekeyBackup(path, head, secret, erased);
    return null;
  } catch {
    await removeHalves(path);
    return "unwritable";
  }
};

interface Keys {
  readonly secret: Uint8Array;
  readonly before: Uint8Array | null;
}

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** What a crash left of a writing or a rewriting. */
const removeHalves = async (path: string): Promise<void> => {
  for (const half of [partOf(path), `${path}.new`]) await rm(half, { force: true }).catch(() => undefined);
};

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
