import { Box } from "ink";
import { useEffect, useState } from "react";
import { safeBlock } from "../../src/domain/safe-text.ts";
import { Row, type Segment } from "./row.tsx";
import { useScreen } from "./screen.ts";
import { type AreaState, afterKey, areaRows, cursorIn } from "./text-area-state.ts";
import { useKeys } from "./use-keys.ts";
import { clustersOf } from "./width.ts";

export interface TextAreaProps {
  /** The text that the area begins with; later on it is told, not asked. */
  readonly value: string;
  /** The new text: harmless lines. */
  readonly onChange: (value: string) => void;
  readonly width: number;
  readonly height: number;
}

/**
 * A field of several lines that has the keys while it is there: typing, pasting, arrows, Home, End, backspace and
 * delete; Enter begins a new line, Ctrl-U clears the line. It begins at the end of the text, and counts in graphemes.
 */
export const TextArea = ({ value, onChange, width, height }: TextAreaProps) => {
  const { takePastes } = useScreen();
  const [state, setState] = useState(() => startOf(value));
  useEffect(() => takePastes(), [takePastes]);
  // The last column is the cursor's behind a full row.
  const room = Math.max(1, width - 1);
  useKeys((key) => {
    const next = afterKey(state, key, room);
    if (next === state) return;
    setState(next);
    if (next.lines !== state.lines) onChange(next.lines.join("\n"));
  });
  const rows = areaRows(state.lines, room);
  const cursor = cursorIn(rows, state);
  const top = Math.max(0, Math.min(cursor.row - height + 1, rows.length - height));
  const first = Math.min(cursor.row, top);
  return (
    <Box flexDirection="column" width={width}>
      {Array.from({ length: height }, (_, slot) => {
        const row = rows[first + slot];
        const segments =
          row === undefined
            ? []
            : first + slot === cursor.row
              ? withCursor(row.text, cursor.column)
              : [{ text: row.text }];
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are slots of the screen, not items
        return <Row key={slot} width={width} segments={segments} />;
      })}
    </Box>
  );
};

const startOf = (value: string): AreaState => {
  const lines = safeBlock(value);
  const last = lines.at(-1) ?? "";
  return {
    lines: lines.length === 0 ? [""] : lines,
    line: Math.max(0, lines.length - 1),
    column: clustersOf(last).length,
  };
};

/** At the end the cursor is a character of its own, so that typing there changes no pen. */
const withCursor = (text: string, column: number): readonly Segment[] => {
  const clusters = clustersOf(text).map((cluster) => cluster.text);
  const under = clusters[column];
  if (under === undefined) return [{ text: `${text}█` }];
  return [
    { text: clusters.slice(0, column).join("") },
    { text: under, style: { inverse: true } },
    { text: clusters.slice(column + 1).join("") },
    { text: " " },
  ];
};
