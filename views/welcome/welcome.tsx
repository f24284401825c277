import { Box } from "ink";
import { useLanguage } from "../app/language-context.ts";
import { hintOf } from "../keys/keymap.ts";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import type { Segment } from "../screen/row.tsx";
import { useScreen } from "../screen/screen.ts";
import { displayWidth } from "../screen/width.ts";

/** What an empty desk offers. */
export const Welcome = () => {
  const { columns, rows } = useScreen();
  const { text } = useLanguage();
  const { welcome, productName } = text;
  const choices = [
    ["demo.fill", welcome.demo],
    ["import.open", welcome.import],
    ["hub.open", welcome.hub],
    ["help.open", welcome.help],
    ["quit", welcome.quit],
  ] as const;
  const content: (readonly Segment[])[] = [
    [{ text: productName, style: theme.focused }],
    [{ text: welcome.tagline, style: theme.quiet }],
    [],
    [{ text: welcome.empty }],
    [],
    ...choices.map(([command, label]): Segment[] => [
      { text: `  ${hintOf(command)}`, style: theme.key },
      { text: `   ${label}` },
    ]),
  ];
  const widest = Math.max(...content.map((line) => displayWidth(line.map(({ text }) => text).join(""))));
  const left = " ".repeat(Math.max(1, (columns - widest) >> 1));
  const above = Array.from({ length: Math.max(0, (rows - 1 - content.length) >> 1) }, () => []);
  return (
    <Box flexDirection="column">
      <Rows
        width={columns}
        height={rows - 1}
        lines={[...above, ...content.map((line) => [{ text: left }, ...line])]}
      />
    </Box>
  );
};
