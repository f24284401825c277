import { useLanguage } from "../app/language-context.ts";
import { useApp } from "../app/use-app.ts";
import { keyLabel } from "../keys/key-label.ts";
import { emptyLines } from "../look/empty.ts";
import { useGlyphs } from "../look/glyphs.ts";
import { Modal } from "../look/modal.tsx";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { useCursor, useNavigation } from "../navigation/use-navigation.ts";
import { fitText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import { FieldRow } from "./field-row.tsx";
import { type PaletteEntry, paletteEntries } from "./palette-entries.ts";

/** Every command with its keys; those that cannot run now say why. */
export const PaletteDialog = () => {
  const { text } = useLanguage();
  return (
    <Modal title={text.palette.title}>
      {({ width, height }) => (
        <>
          <FieldRow field="palette" placeholder={text.palette.placeholder} width={width} />
          <Rows width={width} height={1} lines={[]} />
          <Entries width={width} height={Math.max(1, height - 2)} />
        </>
      )}
    </Modal>
  );
};

const Entries = ({ width, height }: { width: number; height: number }) => {
  const { text } = useLanguage();
  const { marker } = useGlyphs();
  const filter = useNavigation(({ fields }) => fields.palette);
  const entries = paletteEntries(useApp(), filter);
  const cursor = useCursor("palette", { of: filter, length: entries.length, height, mode: "select" });
  const lines = entries
    .slice(cursor.top, cursor.top + height)
    .map((entry, slot) => entryLine(entry, cursor.top + slot === cursor.index ? `${marker} ` : "  ", width));
  return (
    <Rows
      width={width}
      height={height}
      lines={entries.length === 0 ? emptyLines(text.palette.none, "", width) : lines}
    />
  );
};

const keysWidth = 16;

const entryLine = (
  { title, keys, disabled }: PaletteEntry,
  marker: string,
  width: number,
): readonly Segment[] => {
  const labels = fitText(keys.slice(0, 3).map(keyLabel).join(" "), keysWidth);
  if (disabled === null) {
    return [{ text: marker }, { text: labels, style: theme.key }, { text: ` ${title}` }];
  }
  const titleWidth = Math.min(44, Math.max(10, width - keysWidth - 22));
  return [
    { text: marker },
    { text: `${labels} ${fitText(title, titleWidth)} ${disabled}`, style: theme.quiet },
  ];
};
