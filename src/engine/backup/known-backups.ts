import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { replaceFile } from "../../exports/replace-file.ts";

/** A backup that the program made of this desk, so that erasing reaches it [F10]. */
export interface KnownBackup {
  /** As its head says: a file at its place with another one is none of ours. */
  readonly id: string;
  readonly path: string;
  /** Milliseconds. */
  readonly madeAt: number;
  /**
   * `writing` until it is whole; `outdated` while its ids are those of before the folder joined a desk; `unreached`
   * when an erasure did not find it or could not change it.
   */
  readonly state: "writing" | "kept" | "outdated" | "unreached";
  /** Why it was not reached, the last time. */
  readonly why?: Unreached["why"];
}

/** A backup that still holds what was erased. */
export interface Unreached {
  readonly path: string;
  /** `missing`: nothing is there. `replaced`: another file is. `unwritable`: the disk refused, or it is damaged. */
  readonly why: "missing" | "replaced" | "unwritable";
}

/** The backups that `<data>/backups.json` lists, oldest first. Throws when the list is damaged: they could be anywhere. */
export const knownBackups = async (data: string): Promise<readonly KnownBackup[]> => {
  const text = await readFile(listIn(data), "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  });
  if (text === null) return [];
  const list = parsed(text);
  if (list === null) throw new Error("backups.json, the list of backups, is damaged; restore or remove it");
  return list;
};

export const keepKnownBackups = async (data: string, backups: readonly KnownBackup[]): Promise<void> => {
  await replaceFile(listIn(data), backupsText(backups));
};

/** The list as `backups.json` holds it. */
export const backupsText = (backups: readonly KnownBackup[]): string =>
  `${JSON.stringify(backups, null, 2)}\n`;

/** Whether a backup still has to be reached, by an earlier erasure or with other ids. */
export const hasUnreached = async (data: string): Promise<boolean> =>
  (await knownBackups(data)).some(({ state }) => state !== "kept");

const listIn = (data: string): string => join(data, "backups.json");

const parsed = (text: string): readonly KnownBackup[] | null => {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every(isKnown) ? list : null;
  } catch {
    return null;
  }
};

const isKnown = (entry: unknown): entry is KnownBackup =>
  typeof entry === "object" &&
  entry !== null &&
  ["id", "path", "state"].every((field) => typeof Reflect.get(entry, field) === "string");
