import { useSyncExternalStore } from "react";
import type { ImportReport } from "../../src/desk.ts";
import type { Catalogue } from "../../src/i18n/catalogue.ts";
import { rejectionWords } from "../../src/i18n/rejection-words.ts";
import { useDesk } from "../app/desk-context.ts";
import { useLanguage } from "../app/language-context.ts";
import { useGlyphs } from "../look/glyphs.ts";
import { Modal } from "../look/modal.tsx";
import { progressBar } from "../look/progress-bar.ts";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { useCursor, useNavigation } from "../navigation/use-navigation.ts";
import { wrapText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import { displayWidth } from "../screen/width.ts";
import { FieldRow } from "./field-row.tsx";
import { importSummary, rejectedIn } from "./import-summary.ts";

interface Inside {
  readonly width: number;
  readonly height: number;
}

/** Import from a path: the form, the bar while it runs, and what came of it. */
export const ImportDialog = () => {
  const { text } = useLanguage();
  const step = useNavigation((navigation) => navigation.importStep);
  return (
    <Modal title={text.import.title}>
      {(inside) => {
        if (step.at === "form") return <Form {...inside} />;
        if (step.at === "running") return <Running {...inside} />;
        if (step.at === "done") return <Done report={step.report} {...inside} />;
        const lines = wrapText(importSummary(text, step), inside.width);
        return (
          <Rows {...inside} lines={[[], ...lines.map((line) => [{ text: line, style: theme.alarm }])]} />
        );
      }}
    </Modal>
  );
};

const Form = ({ width, height }: Inside) => {
  const { text } = useLanguage();
  const label = (name: string): readonly Segment[] => [{ text: name, style: theme.strong }];
  const hint = (words: string): readonly Segment[] => [{ text: `  ${words}`, style: theme.quiet }];
  return (
    <>
      <Rows width={width} height={2} lines={[[], label(text.import.path)]} />
      <FieldRow field="importPath" width={width} />
      <Rows width={width} height={3} lines={[hint(text.import.formats), [], label(text.import.own)]} />
      <FieldRow field="importOwn" width={width} />
      <Rows width={width} height={1} lines={[hint(text.import.ownHint)]} />
      <Rows
        width={width}
        height={Math.max(0, height - 8)}
        lines={[[], [{ text: text.import.start, style: theme.quiet }]]}
      />
    </>
  );
};

const Running = ({ width, height }: Inside) => {
  const { text } = useLanguage();
  const glyphs = useGlyphs();
  const { jobs } = useDesk();
  const progress = useSyncExternalStore(jobs.watch, jobs.get);
  const bar = progressBar(progress?.done ?? 0, progress?.total ?? 0, Math.min(60, width - 8), glyphs);
  return (
    <Rows
      width={width}
      height={height}
      lines={[
        [],
        [{ text: `${text.import.running}…`, style: theme.strong }],
        [{ text: bar }],
        [{ text: progress?.label ?? "", style: theme.quiet }],
        [],
        [{ text: text.import.goesOn, style: theme.quiet }],
      ]}
    />
  );
};

const Done = ({ report, width, height }: Inside & { report: ImportReport }) => {
  const { text } = useLanguage();
  const rejected = rejectedIn(report);
  const summary = wrapText(importSummary(text, { at: "done", report }), width);
  const head: (readonly Segment[])[] = [
    [],
    ...summary.map((line) => [{ text: line, style: theme.strong }]),
    ...(rejected === 0
      ? []
      : [
          ...(report.imported + report.duplicates > 0 ? [[{ text: text.import.nothingLost }]] : []),
          [],
          [{ text: text.import.rejections, style: theme.quiet }],
        ]),
  ];
  const room = Math.max(1, height - head.length);
  const list = report.rejected.flatMap((rejection) => rejectionLines(rejection, width, text));
  const cursor = useCursor("import", { of: "rejected", length: list.length, height: room, mode: "scroll" });
  return (
    <Rows width={width} height={height} lines={[...head, ...list.slice(cursor.top, cursor.top + room)]} />
  );
};

/** Where and why beside each other, or below each other where that is too long. */
const rejectionLines = (
  { where, why }: ImportReport["rejected"][number],
  width: number,
  { rejections }: Catalogue,
): readonly (readonly Segment[])[] => {
  const reason = rejectionWords(rejections, why);
  if (displayWidth(where) + 2 + displayWidth(reason) <= width)
    return [[{ text: `${where}  ` }, { text: reason, style: theme.quiet }]];
  return [
    ...wrapText(where, width).map((line) => [{ text: line }]),
    ...wrapText(reason, width - 2).map((line) => [{ text: `  ${line}`, style: theme.quiet }]),
  ];
};
