import { rejection } from "../domain/rejection.ts";
import type { ImportOptions } from "./import-item.ts";
import type { FileItem } from "./open-import.ts";
import { readTextLines } from "./read-text-lines.ts";
import { columnFields, type RowField } from "./row-columns.ts";
import { type FileRow, rowItems } from "./row-items.ts";

/** One JSON object a line, with the fields of a CSV row as keys. Blank lines are no items. */
export const jsonlItems = (path: string, options: ImportOptions): AsyncGenerator<FileItem> =>
  rowItems(() => jsonlRows(path, options), options);

const jsonlRows = async function* (path: string, options: ImportOptions): AsyncGenerator<FileRow> {
  for await (const batch of readTextLines(path)) {
    for (const { text, number, bytesRead } of batch) {
      if (text.trim() === "") continue;
      yield { line: number, bytesRead, row: lineRow(text, options) };
    }
  }
};

const lineRow = (text: string, options: ImportOptions): FileRow["row"] => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { type: "rejected", rejected: rejection("no-json") };
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { type: "rejected", rejected: rejection("no-object") };
  const keys = Object.keys(value);
  const fields = columnFields(keys, options.map);
  if (fields.every((field) => field === null)) return { type: "rejected", rejected: rejection("no-keys") };
  const row = new Map<RowField, string[]>();
  for (const [index, entry] of Object.values(value).entries()) {
    const field = fields[index] ?? null;
    const texts = (Array.isArray(entry) ? entry : [entry]).filter(isScalar).map(String);
    if (field !== null && texts.length > 0) row.set(field, [...(row.get(field) ?? []), ...texts]);
  }
  return row;
};

const isScalar = (value: unknown): boolean =>
  (typeof value === "string" && value.trim() !== "") || typeof value === "number";
