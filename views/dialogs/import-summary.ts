import type { ImportReport } from "../../src/desk.ts";
import type { Catalogue } from "../../src/i18n/catalogue.ts";

type Finished =
  | { readonly at: "done"; readonly report: ImportReport }
  | { readonly at: "failed"; readonly why: string };

/** What came of an import, in one sentence. */
export const importSummary = (text: Catalogue, finished: Finished): string => {
  if (finished.at === "failed") return text.import.failed(finished.why);
  const { imported, duplicates } = finished.report;
  return text.import.done(imported, duplicates, rejectedIn(finished.report));
};

/** All rejections, also those beyond the list. */
export const rejectedIn = (report: ImportReport): number =>
  report.files.reduce((sum, file) => sum + file.rejected, 0);
