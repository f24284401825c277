import { randomBytes } from "node:crypto";
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { erasedIds } from "../../../store/erase-pending.ts";
import { payloadWithoutErased } from "../../../store/erase-texts.ts";
import { encodeFrame, segmentStart } from "../../../store/journal-frame.ts";
import { writeAll } from "../../../store/write-all.ts";
import type { BackupReport, Outcome } from "../../desk.ts";
import { encodeBase32 } from "../../domain/ids.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { syncFolder } from "../../exports/sync-folder.ts";
import { deskSecret, earlierSecret } from "../desk-secret.ts";
import type { Engine } from "../engine.ts";
import { encodeHead, readHead, shifted } from "./backup-file.ts";
import { partOf } from "./erase-in-backups.ts";
import { type KnownBackup, keepKnownBackups, knownBackups } from "./known-backups.ts";

/**
 * Writes a backup of the desk as it is now: journal, configuration and secret in one file that only its owner can
 * read. The desk knows of it before its first byte is written, so that erasing reaches it. A backup at the same place
 * is replaced once the new one is whole; any other file there is left alone, and the backup refused. What is being
 * erased is left out.
 */
export const writeBackup = (engine: Engine, file: string): Promise<Outcome<BackupReport>> =>
  engine.exclusive(async () => {
    const path = resolve(file);
    const refused = engine.journal.holdsAll ? await refusalOf(engine.data, path) : ofServer;
    if (refused !== null) return { refused };
    const id = encodeBase32(randomBytes(16));
    const before = await earlierSecret(engine.data);
    const head = encodeHead({
      id,
      madeAt: Date.now(),
      origin: resolve(engine.data),
      batches: await countOf(engine.journal.read()),
      secret: await deskSecret(engine.data),
      ...(before === null ? {} : { before }),
      config: await readFile(join(engine.data, "config.json"), "utf8").catch(() => null),
    });
    const known = await knownBackups(engine.data);
    const entry: KnownBackup = { id, path, madeAt: Date.now(), state: "writing" };
    await keepKnownBackups(engine.data, [...known, entry]);
    let isThere = false;
    try {
      const bytes = await writeParts(engine, partOf(path), head);
      await rename(partOf(path), path);
      isThere = true;
      await syncFolder(dirname(path));
      // Whatever was at this place before is gone now.
      const others = known.filter((other) => other.path !== path);
      await keepKnownBackups(engine.data, [...others, { ...entry, state: "kept" }]);
      return { ok: { id, file: path, batches: engine.journal.last(), bytes } };
    } catch (error) {
      await rm(partOf(path), { force: true });
      // One that took its place stays listed, or no erasure would reach it.
      if (!isThere) await keepKnownBackups(engine.data, known);
      throw error;
    }
  });

/** Takes a backup off the list: who says so has seen to it that no copy is left. Refused when it is not listed. */
export const forgetBackup = (engine: Engine, file: string): Promise<Outcome<{ readonly file: string }>> =>
  engine.exclusive(async () => {
    const path = resolve(file);
    const known = await knownBackups(engine.data);
    const others = known.filter((backup) => backup.path !== path);
    if (others.length === known.length) return { refused: refusal("file: no backup was written there") };
    if ((await readHead(path)) !== null) return { refused: refusal("file: the backup is still there") };
    await keepKnownBackups(engine.data, others);
    return { ok: { file: path } };
  });

/** A backup is made of the journal, and there is none. */
const ofServer: Refusal = {
  rule: "F10",
  code: "invalid",
  detail: "database: one on a server is backed up by the server's own means",
};

const refusalOf = async (data: string, path: string): Promise<Refusal | null> => {
  const folder = await stat(dirname(path)).catch(() => null);
  if (folder?.isDirectory() !== true) return refusal("file: its folder is not there");
  if (path.startsWith(join(resolve(data), "/"))) return refusal("file: is in the data folder");
  const there = await stat(path).catch(() => null);
  if (there === null || (there.isFile() && (await readHead(path)) !== null)) return null;
  return refusal("file: another file is there");
};

const refusal = (detail: string): Refusal => ({ rule: "F10", code: "invalid", detail });

const writeParts = async ({ db, journal }: Engine, part: string, head: Uint8Array): Promise<number> => {
  const withoutErased = payloadWithoutErased(await erasedIds(db));
  const target = await open(part, "w", 0o600);
  try {
    // An older half-written one may be there, with the rights of then.
    await target.chmod(0o600);
    let length = 0;
    const write = async (bytes: Uint8Array): Promise<void> => {
      await writeAll(target, bytes, length);
      length += bytes.length;
    };
    await write(segmentStart);
    await write(encodeFrame({ sequence: 1, durable: 0, payload: head }));
    for await (const frame of journal.read()) {
      const sequence = shifted(frame.sequence);
      await write(encodeFrame({ sequence, durable: sequence - 1, payload: withoutErased(frame) }));
    }
    await target.sync();
    return length;
  } finally {
    await target.close();
  }
};

const countOf = async (batches: AsyncIterable<unknown>): Promise<number> => {
  let count = 0;
  for await (const _ of batches) count++;
  return count;
};
