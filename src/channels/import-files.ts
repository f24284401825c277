import { readdir, realpath, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { type RejectionCode, type RejectionReason, rejection } from "../domain/rejection.ts";

export interface ImportFile {
  readonly path: string;
  readonly bytes: number;
  /** It lies in a maildir's `cur` or `new`, so it is one mail whatever its first bytes look like. */
  readonly inMaildir: boolean;
  /** Why it cannot be read, else null. */
  readonly unreadable: RejectionReason | null;
}

/**
 * The files at or below a path: folders are walked recursively in code-point order of names, so every run sees
 * the same order. A maildir's `tmp` (unfinished deliveries) and the bookkeeping files of mail programs are left
 * out. Never throws: what cannot be read is listed with its reason.
 */
export const importFiles = async function* (path: string): AsyncGenerator<ImportFile> {
  yield* walk(path, false, new Set());
};

const walk = async function* (
  path: string,
  inMaildir: boolean,
  seen: Set<string>,
): AsyncGenerator<ImportFile> {
  const unreadable = (why: RejectionReason): ImportFile => ({ path, bytes: 0, inMaildir, unreadable: why });
  try {
    const found = await stat(path);
    if (found.isFile()) {
      yield { path, bytes: found.size, inMaildir, unreadable: null };
      return;
    }
    if (!found.isDirectory()) {
      yield unreadable(rejection("no-file"));
      return;
    }
    const real = await realpath(path);
    // A link that leads back up would be walked for ever.
    if (seen.has(real)) return;
    seen.add(real);
    const entries = await readdir(path, { withFileTypes: true });
    const names = entries.map((entry) => entry.name).sort(byCodePoint);
    const folders = new Set(entries.filter((entry) => !entry.isFile()).map((entry) => entry.name));
    const isMaildir = folders.has("cur") || folders.has("new");
    const inCurOrNew = ["cur", "new"].includes(basename(resolve(path)));
    for (const name of names) {
      if (folders.has(name) ? isMaildir && name === "tmp" : bookkeeping.test(name)) continue;
      yield* walk(join(path, name), inCurOrNew && !folders.has(name), seen);
    }
  } catch (error) {
    yield unreadable(fileFault(error));
  }
};

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const bookkeeping =
  /^(dovecot[.-].*|dovecot-.*|courierimap.*|maildirfolder|maildirsize|subscriptions|\.uidvalidity|\.mh_sequences|\.lock|\.ds_store|thumbs\.db)$/i;

/** A file-system error as a reason: its kind, never a path. */
export const fileFault = (error: unknown): RejectionReason => {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const known = faults[code];
  return known === undefined ? rejection("unreadable", code) : rejection(known);
};

const faults: Readonly<Record<string, RejectionCode>> = {
  ENOENT: "missing",
  EACCES: "no-access",
  EPERM: "no-access",
  EISDIR: "is-folder",
  ELOOP: "link-loop",
  ENAMETOOLONG: "long-name",
};
