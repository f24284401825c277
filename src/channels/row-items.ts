import { cleanLine } from "./clean-text.ts";
import type { ImportOptions, Rejected } from "./import-item.ts";
import { createDateSurvey, type DateOrders, localTime, parseLocalDate } from "./local-date.ts";
import type { FileItem } from "./open-import.ts";
import { parseDate } from "./parse-date.ts";
import { type Row, type RowTime, rowContent } from "./row-content.ts";

/** A row of a table or a JSON line as it was read, or why it could not be. */
export interface FileRow {
  readonly line: number;
  readonly bytesRead: number;
  readonly row: Row | Rejected;
}

/**
 * The items that rows are. Where a row has a date like "5/1/2024", all dates of the file tell whether day or month
 * stands first: then `rows` begins a second reading.
 */
export const rowItems = async function* (
  rows: () => AsyncGenerator<FileRow>,
  options: ImportOptions,
): AsyncGenerator<FileItem> {
  let orders: DateOrders | null = null;
  for await (const { line, bytesRead, row } of rows()) {
    if ("rejected" in row) {
      yield { line, bytesRead, content: row };
      continue;
    }
    const stamp = stampOf(row);
    const given = parseDate(stamp);
    const local = given === null ? parseLocalDate(stamp) : null;
    if (local !== null) orders ??= await surveyDates(rows(), options.locale);
    const time: RowTime = {
      sentAt: local !== null && orders !== null ? localTime(local, orders) : given,
      stamp: given === null && stamp !== "" ? stamp : null,
    };
    yield { line, bytesRead, content: rowContent(row, options, time) };
  }
};

/** Of rows that are messages; identities have no time. */
const stampOf = (row: Row): string => (row.has("text") ? cleanLine(row.get("sent_at")?.[0] ?? "") : "");

const surveyDates = async (
  rows: AsyncGenerator<FileRow>,
  locale: string | undefined,
): Promise<DateOrders> => {
  const survey = createDateSurvey();
  for await (const { row } of rows) if (!("rejected" in row)) survey.see(stampOf(row));
  return survey.orders(locale);
};
