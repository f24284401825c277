import { useLanguage } from "../app/language-context.ts";
import { layoutOf } from "../look/layout.ts";
import { Modal } from "../look/modal.tsx";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { wrapText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import { useScreen } from "../screen/screen.ts";
import { FieldRow } from "./field-row.tsx";

const mostWidth = 76;

/** Where an export goes: mailed to the agent or another address, or written to a folder [D5]. */
export const ExportDialog = () => {
  const { columns, rows } = useScreen();
  const { text } = useLanguage();
  const said = text.deciding.export;
  const width = Math.min(layoutOf(columns, rows).dialog.width, mostWidth) - 4;
  const hint = (words: string): readonly (readonly Segment[])[] =>
    wrapText(words, width - 2).map((line) => [{ text: `  ${line}`, style: theme.quiet }]);
  const label = (name: string): readonly Segment[] => [{ text: name, style: theme.strong }];
  const between = [...hint(said.toHint), [], label(said.out)];
  const after = [...hint(said.outHint), [], ...hint(said.start)];
  return (
    <Modal
      title={text.deciding.more.export}
      size={{ width: width + 4, height: between.length + after.length + 5 }}
    >
      {(inside) => (
        <>
          <Rows width={inside.width} height={1} lines={[label(said.to)]} />
          <FieldRow field="exportTo" width={inside.width} />
          <Rows width={inside.width} height={between.length} lines={between} />
          <FieldRow field="exportOut" width={inside.width} />
          <Rows width={inside.width} height={after.length} lines={after} />
        </>
      )}
    </Modal>
  );
};
