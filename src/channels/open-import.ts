import { type RejectionReason, rejection } from "../domain/rejection.ts";
import { csvItems } from "./csv-items.ts";
import { fileFault, type ImportFile, importFiles } from "./import-files.ts";
import type { ImportFormat, ImportItem, ImportOptions } from "./import-item.ts";
import { jsonlItems } from "./jsonl-items.ts";
import { mailItem, mboxItems } from "./mail-items.ts";
import { readHead } from "./read-chunks.ts";
import { headBytes, recognise } from "./recognise.ts";
import { vcardItems } from "./vcard-items.ts";
import { whatsappItems } from "./whatsapp-items.ts";

/** An item as the reader of one file gives it. `bytesRead` counts within the file. */
export interface FileItem {
  readonly line: number;
  readonly bytesRead: number;
  readonly content: ImportItem["content"];
}

/** Reads the items of one file of a known format. */
export type ItemReader = (path: string, options: ImportOptions) => AsyncGenerator<FileItem>;

/**
 * Reads a file, or every file below a folder (maildirs included), item by item in a steady order, holding one
 * item and one chunk in memory. Never throws for bad input: an item that cannot be read, a file that cannot be
 * opened and a file of no known format are each one item with `rejected`, and the rest follows.
 *
 * `options.as` names the format of every file below the path; with `maildir` each file is one mail.
 */
export const openImport = async function* (path: string, options: ImportOptions): AsyncGenerator<ImportItem> {
  let bytesBefore = 0;
  let files = 0;
  for await (const file of importFiles(path)) {
    files += 1;
    for await (const item of fileItems(file, options)) {
      yield {
        where: `${file.path}:${item.line}`,
        file: file.path,
        bytesRead: bytesBefore + Math.min(item.bytesRead, file.bytes),
        content: item.content,
      };
    }
    bytesBefore += file.bytes;
  }
  if (files === 0) {
    const content = { type: "rejected", rejected: rejection("empty-folder") } as const;
    yield { where: `${path}:1`, file: path, bytesRead: 0, content };
  }
};

/** The bytes of everything that `openImport` would read: the total of the progress bar. */
export const importSize = async (path: string): Promise<number> => {
  let bytes = 0;
  for await (const file of importFiles(path)) bytes += file.bytes;
  return bytes;
};

const fileItems = async function* (file: ImportFile, options: ImportOptions): AsyncGenerator<FileItem> {
  const rejected = (why: RejectionReason): FileItem => ({
    line: 1,
    bytesRead: file.bytes,
    content: { type: "rejected", rejected: why },
  });
  if (file.unreadable !== null) {
    yield rejected(file.unreadable);
    return;
  }
  let items = 0;
  try {
    const format = file.inMaildir ? "maildir" : (options.as ?? (await recogniseFile(file, options)));
    if (format === null) {
      yield rejected(rejection(file.bytes === 0 ? "empty-file" : "unknown-format"));
      return;
    }
    for await (const item of readers[format](file.path, options)) {
      items += 1;
      yield item;
    }
    if (items === 0) yield rejected(rejection("empty"));
  } catch (error) {
    // Only the file system throws here: readers turn everything else into rejections of single items.
    if (!(error instanceof Error && "syscall" in error)) throw error;
    yield rejected(fileFault(error));
  }
};

const recogniseFile = async (file: ImportFile, options: ImportOptions): Promise<ImportFormat | null> =>
  recognise(await readHead(file.path, headBytes), file.path, options.map);

const readers: Readonly<Record<ImportFormat, ItemReader>> = {
  mbox: mboxItems,
  eml: mailItem,
  maildir: mailItem,
  csv: csvItems,
  vcard: vcardItems,
  whatsapp: whatsappItems,
  jsonl: jsonlItems,
};
