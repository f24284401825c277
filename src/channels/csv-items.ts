import { Readable } from "node:stream";
import { CsvError, type Info, parse } from "csv-parse";
import { type RejectionCode, type RejectionReason, rejection } from "../domain/rejection.ts";
import type { ImportOptions } from "./import-item.ts";
import type { FileItem } from "./open-import.ts";
import { readTextLines } from "./read-text-lines.ts";
import { columnFields, delimiterOf, namedDelimiter, type RowField } from "./row-columns.ts";
import type { Row } from "./row-content.ts";
import { type FileRow, rowItems } from "./row-items.ts";

/**
 * The rows of a table with a header. A quote that is never closed would swallow rows that follow, or the rest of
 * the file: such a row is rejected and reading goes on at the line after its first one.
 */
export const csvItems = (path: string, options: ImportOptions): AsyncGenerator<FileItem> =>
  rowItems(() => csvRows(path, options), options);

const csvRows = async function* (path: string, options: ImportOptions): AsyncGenerator<FileRow> {
  const table: Table = { fields: null, delimiter: null, nextLine: 1, bytesRead: 0 };
  for (let faults = 0; ; faults += 1) {
    const fault = yield* rowsFrom(path, options, table);
    if (fault === null) return;
    // Reading anew costs a pass of what was read; a file that is no table at all must not cost thousands.
    const isHopeless = faults === mostFaults;
    yield reject(
      table,
      isHopeless && fault.code in oftenCodes ? rejection(oftenCodes[fault.code as RowFault]) : fault,
    );
    if (isHopeless || table.fields === null || fault.code === "no-columns") return;
    table.nextLine += 1;
  }
};

interface Table {
  fields: readonly (RowField | null)[] | null;
  /** Null: not known yet. */
  delimiter: string | null;
  /** The line that the next row begins with. */
  nextLine: number;
  bytesRead: number;
}

const mostFaults = 100;
const largestRow = 1 << 22;

type RowFault = "open-quote" | "odd-row";
/** What is said of such rows when there are too many of them. */
const oftenCodes: Readonly<Record<RowFault, RejectionCode>> = {
  "open-quote": "open-quotes",
  "odd-row": "odd-rows",
};

const reject = (table: Table, rejected: RejectionReason): FileRow => ({
  line: table.nextLine,
  bytesRead: table.bytesRead,
  row: { type: "rejected", rejected },
});

/** Yields rows from `table.nextLine` on; returns why it stopped before the end, else null. */
const rowsFrom = async function* (
  path: string,
  options: ImportOptions,
  table: Table,
): AsyncGenerator<FileRow, RejectionReason | null> {
  const start = table.nextLine;
  const lines = linesFrom(path, start, table);
  const first = await lines.next();
  if (first.done) return null;
  const named = start === 1 ? namedDelimiter(first.value) : null;
  if (named !== null) {
    table.delimiter = named;
    table.nextLine = 2;
    return yield* rowsFrom(path, options, table);
  }
  table.delimiter ??= delimiterOf(first.value);
  const parser = parse({
    delimiter: table.delimiter,
    record_delimiter: "\n",
    info: true,
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: largestRow,
  });
  const source = Readable.from(
    (async function* () {
      yield first.value;
      yield* lines;
    })(),
  );
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const { info, record } of parser as AsyncIterable<{ info: Info; record: string[] }>) {
      if (record.some((value) => swallowed.test(value))) return neverClosed;
      if (table.fields === null) {
        const missing = missingColumn(record, options.map);
        if (missing !== null) return missing;
        table.fields = columnFields(record, options.map);
        if (table.fields.every((field) => field === null)) return rejection("no-columns");
      } else if (record.some((value) => value.trim() !== "")) {
        yield {
          line: table.nextLine,
          bytesRead: table.bytesRead,
          row: rowOf(record, table.fields),
        };
      }
      table.nextLine = start + info.lines;
    }
    return null;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return error.code === "CSV_QUOTE_NOT_CLOSED" ? neverClosed : rejection("odd-row");
  } finally {
    source.destroy();
    parser.destroy();
  }
};

const neverClosed = rejection("open-quote");
/** The parser keeps an opening quote that the next row's quote seemed to close: two rows would become one. */
const swallowed = /^"[^"]*\n/;
/** A table without a column that `--map` names would be read as something else than what was meant. */
const missingColumn = (header: readonly string[], map: ImportOptions["map"]): RejectionReason | null => {
  const names = new Set(header.map((column) => column.trim()));
  const field = Object.keys(map).find((named) => !names.has(map[named]!.trim()));
  return field === undefined ? null : rejection("missing-column", field);
};

const rowOf = (record: readonly string[], fields: readonly (RowField | null)[]): Row => {
  const row = new Map<RowField, string[]>();
  record.forEach((value, index) => {
    const field = fields[index] ?? null;
    if (field === null || value.trim() === "") return;
    const values = row.get(field);
    if (values === undefined) row.set(field, [value]);
    else values.push(value);
  });
  return row;
};

/** The file's text from a line on, in pieces of whole lines that end with `\n`. */
const linesFrom = async function* (path: string, start: number, table: Table): AsyncGenerator<string> {
  for await (const batch of readTextLines(path)) {
    table.bytesRead = Math.max(table.bytesRead, batch[0]!.bytesRead);
    const wanted = batch.filter((line) => line.number >= start).map((line) => line.text);
    if (wanted.length > 0) yield `${wanted.join("\n")}\n`;
  }
};
