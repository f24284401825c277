import type { ImportReport } from "../../src/desk.ts";
import type { Catalogue } from "../../src/i18n/catalogue.ts";

type Finished =
  | { readonly at: "done"; readonly report: ImportReport }
  | { readonly at: "failed"; readonly why: string };

/** What came of an import, in one sentence or two. */
export const importSummary = (text: Catalogue, finished: Finished): string => {
  if (finished.at === "failed") return text.import.failed(finished.why);
  const { imported, duplicates, undated } = finished.report;
  const done = text.import.done(imported, duplicates, rejectedIn(finished.report));
  return undated === 0 ? done : `${done} ${text.import.undated(undated)}`;
};

/** All rejections, also those beyond the list. */
export const rejectedIn = (report: ImportReport): number =>
  report.files.reduce((sum, file) => sum + file.rejected, 0);
