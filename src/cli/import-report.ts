import type { FileReport, ImportReport, Rejection } from "../desk.ts";
import { enRejections } from "../i18n/en-rejections.ts";
import { rejectionWords } from "../i18n/rejection-words.ts";
import type { Context } from "./command.ts";

/** To people a rejection list is for reading; `--json` has all of it. */
const mostShown = 20;

/** Scripts read the same words whatever language their user speaks. */
const inEnglish = ({ where, why }: Rejection) => ({ where, why: rejectionWords(enRejections, why) });

/** Tells what an import did: the whole report to scripts; counts, files and the first rejections to people. */
export const tellImport = async ({ print, text }: Context, report: ImportReport): Promise<void> => {
  if (print.json) return print.document({ ...report, rejected: report.rejected.map(inEnglish) });
  const rejected = report.files.reduce((sum, file) => sum + file.rejected, 0);
  if (report.files.length > 1) {
    await print.table(
      [
        { title: text.columns.read, text: (row: FileReport) => `${row.read}`, right: true },
        { title: text.columns.imported, text: (row: FileReport) => `${row.imported}`, right: true },
        { title: text.columns.duplicates, text: (row: FileReport) => `${row.duplicates}`, right: true },
        { title: text.columns.rejected, text: (row: FileReport) => `${row.rejected}`, right: true },
        { title: text.columns.file, text: (row: FileReport) => row.path },
      ],
      report.files,
    );
  }
  if (rejected > 0) {
    const shown = report.rejected.slice(0, mostShown);
    await print.lines([
      text.rejections,
      ...shown.map((item) => `  ${item.where}: ${rejectionWords(text.rejectionReasons, item.why)}`),
      ...(rejected > shown.length ? [`  ${text.moreRejections(rejected - shown.length)}`] : []),
    ]);
  }
  await print.lines([
    text.imported(report.read, report.imported, report.duplicates, rejected),
    ...(report.undated > 0 ? [text.undatedMessages(report.undated)] : []),
  ]);
};
