import { useLanguage } from "../app/language-context.ts";
import { keyTable } from "../keys/key-table.ts";
import { Modal } from "../look/modal.tsx";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { useCursor } from "../navigation/use-navigation.ts";
import { fitText, wrapText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";

/** All keys, out of the keymap. */
export const HelpDialog = () => {
  const { text } = useLanguage();
  return <Modal title={text.help.title}>{(inside) => <HelpRows {...inside} />}</Modal>;
};

const HelpRows = ({ width, height }: { width: number; height: number }) => {
  const { text } = useLanguage();
  const lines = helpLines(keyTable(text));
  const cursor = useCursor("help", { of: "help", length: lines.length, height, mode: "scroll" });
  return <Rows width={width} height={height} lines={lines.slice(cursor.top, cursor.top + height)} />;
};

const keysWidth = 18;

const helpLines = (table: ReturnType<typeof keyTable>): readonly (readonly Segment[])[] =>
  table.flatMap(({ place, keys, title }, index) => [
    ...(place === table[index - 1]?.place
      ? []
      : [...(index === 0 ? [] : [[]]), [{ text: place, style: theme.strong }]]),
    ...wrapText(keys.join(" "), keysWidth).map((line, row): readonly Segment[] => [
      { text: `  ${fitText(line, keysWidth)}`, style: theme.key },
      { text: row === 0 ? ` ${title}` : "" },
    ]),
  ]);
