import type { Catalogue, CommandName } from "../../src/i18n/catalogue.ts";
import { useLanguage } from "../app/language-context.ts";
import { useApp } from "../app/use-app.ts";
import { keyLabel } from "../keys/key-label.ts";
import { emptyLines } from "../look/empty.ts";
import { useGlyphs } from "../look/glyphs.ts";
import { Modal } from "../look/modal.tsx";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { useCursor, useNavigation } from "../navigation/use-navigation.ts";
import { fitText, wrapText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import { displayWidth } from "../screen/width.ts";
import { FieldRow } from "./field-row.tsx";
import { type PaletteEntry, paletteEntry, paletteNames } from "./palette-entries.ts";

/** Every command with its keys; those that cannot run now say why. */
export const PaletteDialog = ({ order }: { order: readonly CommandName[] }) => {
  const { text } = useLanguage();
  return (
    <Modal title={text.palette.title}>
      {({ width, height }) => (
        <>
          <FieldRow field="palette" placeholder={text.palette.placeholder} width={width} />
          <Rows width={width} height={1} lines={[]} />
          <Entries order={order} width={width} height={Math.max(1, height - 2)} />
        </>
      )}
    </Modal>
  );
};

interface EntriesProps {
  readonly order: readonly CommandName[];
  readonly width: number;
  readonly height: number;
}

const Entries = ({ order, width, height }: EntriesProps) => {
  const { text } = useLanguage();
  const app = useApp();
  const { marker } = useGlyphs();
  const filter = useNavigation(({ fields }) => fields.palette);
  const names = paletteNames(app, order, filter);
  const room = Math.max(1, height - whyHeight);
  const cursor = useCursor("palette", { of: filter, length: names.length, height: room, mode: "select" });
  const entries = names.slice(cursor.top, cursor.top + room).map((name) => paletteEntry(app, name));
  const selected = cursor.index - cursor.top;
  const why = entries[selected]?.disabled ?? "";
  const lines = entries.map((entry, slot) =>
    entryLine(entry, text.keyNames, slot === selected ? `${marker} ` : "  ", width),
  );
  return (
    <>
      <Rows
        width={width}
        height={room}
        lines={names.length === 0 ? emptyLines(text.palette.none, "", width) : lines}
      />
      <Rows
        width={width}
        height={height - room}
        lines={[[], ...wrapText(why, width).map((line) => [{ text: line, style: theme.quiet }])]}
      />
    </>
  );
};

const keysWidth = 18;
/** An empty row, and why the selected command cannot run, whole: beside the title there may be no room for it. */
const whyHeight = 3;

const entryLine = (
  { title, keys, disabled }: PaletteEntry,
  names: Catalogue["keyNames"],
  marker: string,
  width: number,
): readonly Segment[] => {
  // As many as show whole; the help has all of them.
  const shown = keys.slice(0, 3).reduce((before, key) => {
    const words = `${before} ${keyLabel(key, names)}`.trimStart();
    return displayWidth(words) <= keysWidth ? words : before;
  }, "");
  const labels = fitText(shown, keysWidth);
  if (disabled === null) {
    return [{ text: marker }, { text: labels, style: theme.key }, { text: ` ${title}` }];
  }
  const whole = `${labels} ${title}  ${disabled}`;
  const said = displayWidth(whole) > width - displayWidth(marker) ? `${labels} ${title}` : whole;
  return [{ text: marker }, { text: said, style: theme.quiet }];
};
