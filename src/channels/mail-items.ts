import { readFile, stat } from "node:fs/promises";
import { rejection } from "../domain/rejection.ts";
import type { ImportOptions } from "./import-item.ts";
import type { FileItem } from "./open-import.ts";
import { parseMail } from "./parse-mail.ts";
import { largestMail, readMbox } from "./read-mbox.ts";

const tooLarge = { type: "rejected", rejected: rejection("large-mail", `${largestMail >> 20} MB`) } as const;

/** The mails of an mbox. */
export const mboxItems = async function* (path: string, options: ImportOptions): AsyncGenerator<FileItem> {
  for await (const { bytes, line, bytesRead } of readMbox(path)) {
    const content =
      bytes === null ? tooLarge : await parseMail(bytes, { channel: options.channel, unquote: true });
    yield { line, bytesRead, content };
  }
};

/** A file that is one mail. */
export const mailItem = async function* (path: string, options: ImportOptions): AsyncGenerator<FileItem> {
  const { size } = await stat(path);
  const content =
    size > largestMail
      ? tooLarge
      : await parseMail(await readFile(path), { channel: options.channel, unquote: false });
  yield { line: 1, bytesRead: size, content };
};
