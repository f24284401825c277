import { randomBytes } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import type { CustomerId } from "../domain/ids.ts";
import { identitiesCsv, messagesCsv } from "./archive-csv.ts";
import { customerJson } from "./archive-json.ts";
import { customerJsonSchema } from "./archive-json-schema.ts";
import { messagesMbox } from "./archive-mbox.ts";
import { type ArchiveFile, archiveFiles } from "./archive-phrases.ts";
import { messagesText, readmeText } from "./archive-text.ts";
import { customerVcard } from "./archive-vcard.ts";
import type { CustomerExport } from "./customer-export.ts";
import { syncFolder } from "./sync-folder.ts";

/**
 * `written`: the archive stands, complete and flushed, in the file. `changed`: the source did not show the same
 * messages at every reading; nothing was written, ask again with a snapshot. `unwritable`: the system's error code
 * (`ENOSPC`, `EACCES` …); nothing was written.
 */
export type ArchiveResult =
  | { readonly written: { readonly file: string; readonly bytes: number; readonly messages: number } }
  | { readonly changed: true }
  | { readonly unwritable: string };

/** The archive's file name: a part of the opaque id, never a name. */
export const archiveName = (customer: CustomerId): string => `customer-${customer.slice(0, 11)}.zip`;

/** Writes the archive of a customer [D5] into a folder that exists, in place of an earlier one of the customer. */
export const writeArchiveInto = (source: CustomerExport, folder: string): Promise<ArchiveResult> =>
  writeArchive(source, join(folder, archiveName(source.customer.id)));

/**
 * Writes the archive of a customer [D5] as a zip: readable by its owner alone, whole or not at all (a temporary
 * file beside it, flushed, then renamed). Reads the messages once for each file that holds them and keeps only a
 * few at a time in memory. Throws what the source throws, and an AbortError
 * when `signal` says so.
 */
export const writeArchive = async (
  source: CustomerExport,
  file: string,
  signal?: AbortSignal,
): Promise<ArchiveResult> => {
  // A name of its own: two exports at once do not meet, and no link laid in the folder is followed.
  const partial = `${file}.${randomBytes(6).toString("hex")}.part`;
  const counted = countMessages(source);
  try {
    const handle = await open(partial, "wx", 0o600);
    try {
      // Not its own write stream: one that leaves the file open never tells `pipeline` that it is done.
      await pipeline(
        zipOf(counted.source),
        async (chunks: AsyncIterable<Buffer>) => {
          for await (const chunk of chunks) await handle.writeFile(chunk);
        },
        { signal },
      );
      await handle.sync();
    } finally {
      await handle.close();
    }
    const messages = counted.agreed();
    if (messages === null) {
      await rm(partial, { force: true });
      return { changed: true };
    }
    const { size: bytes } = await stat(partial);
    await rename(partial, file);
    await syncFolder(dirname(file));
    return { written: { file, bytes, messages } };
  } catch (error) {
    await rm(partial, { force: true });
    const code = systemCode(error);
    if (code !== null) return { unwritable: code };
    throw error;
  }
};

async function* schemaText(): AsyncGenerator<string> {
  yield `${JSON.stringify(customerJsonSchema, null, 2)}\n`;
}

const writers: Readonly<Record<ArchiveFile, (source: CustomerExport) => AsyncGenerator<string>>> = {
  "README.txt": readmeText,
  "customer.json": customerJson,
  "customer.schema.json": schemaText,
  "customer.vcf": customerVcard,
  "messages.txt": messagesText,
  "messages.mbox": messagesMbox,
  "messages.csv": messagesCsv,
  "identities.csv": identitiesCsv,
};

/** The bytes of the zip, made while they are read. An error of a source ends the stream with that error. */
const zipOf = (source: CustomerExport): Readable => {
  const zip = new ZipFile();
  // yazl types it as the bare interface; it is a PassThrough, and destroying it is how an error gets out.
  const output = zip.outputStream as Readable;
  const fail = (error: Error) => output.destroy(error);
  zip.on("error", fail);
  let current: Readable | null = null;
  output.once("close", () => current?.destroy());
  for (const name of archiveFiles) {
    zip.addReadStreamLazy(name, { mtime: new Date(source.exportedAt), mode: 0o100600 }, (give) => {
      const content = Readable.from(inChunks(writers[name](source)), { objectMode: false });
      // yazl does not listen for errors of a stream that it is given.
      content.on("error", fail);
      current = content;
      give(null, content);
    });
  }
  zip.end();
  return output;
};

const chunkLength = 64 * 1024;

/** Joins small pieces: one chunk a row would cost more than its compression. */
async function* inChunks(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let chunk = "";
  for await (const piece of pieces) {
    chunk += piece;
    if (chunk.length >= chunkLength) {
      yield Buffer.from(chunk);
      chunk = "";
    }
  }
  if (chunk !== "") yield Buffer.from(chunk);
}

/** Counts the messages of every reading; `agreed` is their number, null when two readings differ. */
const countMessages = (source: CustomerExport) => {
  const readings: number[] = [];
  const counting: CustomerExport = {
    ...source,
    threads: () => {
      readings.push(0);
      return source.threads();
    },
    async *messages(thread) {
      for await (const message of source.messages(thread)) {
        readings[readings.length - 1]! += 1;
        yield message;
      }
    },
  };
  const agreed = (): number | null => (new Set(readings).size === 1 ? readings[0]! : null);
  return { source: counting, agreed };
};

const diskCodes = new Set([
  "ENOSPC",
  "EDQUOT",
  "EACCES",
  "EPERM",
  "EROFS",
  "ENOENT",
  "ENOTDIR",
  "EISDIR",
  "EFBIG",
]);

const systemCode = (error: unknown): string | null =>
  error instanceof Error && "code" in error && typeof error.code === "string" && diskCodes.has(error.code)
    ? error.code
    : null;
