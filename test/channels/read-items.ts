import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { ImportItem, ImportOptions } from "../../src/channels/import-item.ts";
import { openImport } from "../../src/channels/open-import.ts";
import { enRejections } from "../../src/i18n/en-rejections.ts";
import { rejectionWords } from "../../src/i18n/rejection-words.ts";

const defaults: ImportOptions = { as: null, channel: null, map: {} };

/** A folder that is gone when the test is over, with these files in it. */
export const folderWith = (files: Readonly<Record<string, string | Uint8Array>>): string => {
  const folder = mkdtempSync(join(tmpdir(), "onefold-import-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
};

/** Every item of a path. */
export const readPath = async (
  path: string,
  options: Partial<ImportOptions> = {},
): Promise<readonly ImportItem[]> => {
  const items: ImportItem[] = [];
  for await (const item of openImport(path, { ...defaults, ...options })) items.push(item);
  return items;
};

/** Every item of one file with this content. */
export const readFileOf = async (
  name: string,
  content: string | Uint8Array,
  options: Partial<ImportOptions> = {},
): Promise<readonly ImportItem[]> => readPath(join(folderWith({ [name]: content }), name), options);

type Content = ImportItem["content"];
type Of<T extends Content["type"]> = Extract<Content, { type: T }>;

/** The contents of one type, in order. */
export const only = <T extends Content["type"]>(items: readonly ImportItem[], type: T): readonly Of<T>[] =>
  items.map((item) => item.content).filter((content): content is Of<T> => content.type === type);

/** `line why` of each rejection. */
export const rejections = (items: readonly ImportItem[]): readonly string[] =>
  items.flatMap((item) =>
    item.content.type === "rejected"
      ? [`${item.where.split(":").at(-1)} ${rejectionWords(enRejections, item.content.rejected)}`]
      : [],
  );
