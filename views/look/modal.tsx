import { Box } from "ink";
import type { ReactNode } from "react";
import { useNavigation } from "../navigation/use-navigation.ts";
import { Row } from "../screen/row.tsx";
import { useScreen } from "../screen/screen.ts";
import { displayWidth } from "../screen/width.ts";
import { useGlyphs } from "./glyphs.ts";
import { layoutOf } from "./layout.ts";
import { Rows } from "./rows.tsx";
import { theme } from "./theme.ts";

interface ModalProps {
  readonly title: string;
  /** Of a small window, in the middle; else it takes the room of a dialog. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Draws the inside, which has this much room. */
  readonly children: (inside: { readonly width: number; readonly height: number }) => ReactNode;
}

/** A window over the panes. It covers what is beneath it completely. */
export const Modal = ({ title, size, children }: ModalProps) => {
  const { columns, rows } = useScreen();
  const isAlone = useNavigation(({ dialogs }) => dialogs.length < 2);
  const { width, height, left, top } =
    size === undefined ? layoutOf(columns, rows).dialog : smallWindow(size, isAlone, columns, rows);
  const inside = { width: Math.max(1, width - 4), height: Math.max(1, height - 2) };
  return (
    <Box position="absolute" marginLeft={left} marginTop={top} width={width} height={height}>
      <Box position="absolute" flexDirection="column">
        <Frame title={title} width={width} height={height} />
      </Box>
      <Box position="absolute" marginLeft={2} marginTop={1} width={inside.width} flexDirection="column">
        {children(inside)}
      </Box>
    </Box>
  );
};

/** Beside it there is a dialog's frame, or enough of the panes to be read; else it takes the whole width. */
const smallWindow = (
  { width, height }: NonNullable<ModalProps["size"]>,
  isAlone: boolean,
  columns: number,
  rows: number,
) => {
  const taken = isAlone && columns - width < leastBeside ? columns : width;
  return {
    width: taken,
    height,
    left: (columns - taken) >> 1,
    top: Math.max(0, (rows - 1 - height) >> 1),
  };
};

const leastBeside = 16;

const Frame = ({ title, width, height }: { title: string; width: number; height: number }) => {
  const { corners, horizontal, vertical } = useGlyphs();
  const [topLeft, topRight, bottomLeft, bottomRight] = corners;
  const heading = ` ${title} `;
  const rule = Math.max(0, width - 3 - displayWidth(heading));
  const side = [
    { text: vertical, style: theme.quiet },
    { text: " ".repeat(Math.max(0, width - 2)) },
    { text: vertical, style: theme.quiet },
  ];
  return (
    <>
      <Row
        width={width}
        segments={[
          { text: topLeft + horizontal, style: theme.quiet },
          { text: heading, style: theme.focused },
          { text: horizontal.repeat(rule) + topRight, style: theme.quiet },
        ]}
      />
      <Rows
        width={width}
        height={Math.max(0, height - 2)}
        lines={Array(Math.max(0, height - 2)).fill(side)}
      />
      <Row
        width={width}
        segments={[
          { text: bottomLeft + horizontal.repeat(Math.max(0, width - 2)) + bottomRight, style: theme.quiet },
        ]}
      />
    </>
  );
};
