import { Row } from "../screen/row.tsx";
import { displayWidth } from "../screen/width.ts";
import { useGlyphs } from "./glyphs.ts";
import { theme } from "./theme.ts";

interface PaneTitleProps {
  readonly title: string;
  readonly focused: boolean;
  /** There is more below what shows. */
  readonly more?: boolean;
  readonly width: number;
}

/** The ruled title line of a pane; the one with the keys stands out, and nothing else of the pane changes. */
export const PaneTitle = ({ title, focused, more = false, width }: PaneTitleProps) => {
  const { horizontal, marker, below } = useGlyphs();
  const text = focused ? `${marker} ${title} ` : `${horizontal} ${title} `;
  const end = more ? ` ${below} ` : "";
  const rest = Math.max(0, width - displayWidth(text) - displayWidth(end));
  return (
    <Row
      width={width}
      segments={[
        { text, style: focused ? theme.focused : theme.quiet },
        { text: horizontal.repeat(rest) + end, style: theme.quiet },
      ]}
    />
  );
};
