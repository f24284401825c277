import { Box } from "ink";
import { useGlyphs } from "../look/glyphs.ts";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { useNavigation } from "../navigation/use-navigation.ts";
import { wrapText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import { useScreen } from "../screen/screen.ts";
import { useLanguage } from "./language-context.ts";

/** What has to be told stands above the footer, whole, until the next key. */
export const ToastView = () => {
  const { columns, rows } = useScreen();
  const { text } = useLanguage();
  const { horizontal } = useGlyphs();
  const toast = useNavigation((navigation) => navigation.toast);
  if (toast === null) return null;
  const style = toast.alarming ? theme.alarm : theme.news;
  const lines: (readonly Segment[])[] = [
    [{ text: horizontal.repeat(columns), style }],
    ...wrapText(toast.text, columns - 2).map((line) => [{ text: ` ${line}`, style }]),
    ...(toast.alarming ? [[{ text: ` ${text.toast.acknowledge}`, style: theme.quiet }]] : []),
  ];
  return (
    <Box
      position="absolute"
      marginTop={Math.max(0, rows - 1 - lines.length)}
      width={columns}
      flexDirection="column"
    >
      <Rows width={columns} height={lines.length} lines={lines} />
    </Box>
  );
};
