import { Box } from "ink";
import { useEffect, useState } from "react";
import { Row, type Segment } from "./row.tsx";
import { useScreen } from "./screen.ts";
import type { Style } from "./style.ts";
import { afterKey, type LineState, lineOf } from "./text-line-state.ts";
import { useKeys } from "./use-keys.ts";
import { type Cluster, clustersOf } from "./width.ts";

export interface TextFieldProps {
  readonly value: string;
  /** The new text: one harmless line. */
  readonly onChange: (value: string) => void;
  /** Only a focused field takes keys and pastes and shows a cursor. Default true. */
  readonly focus?: boolean;
  /** Shown while empty. */
  readonly placeholder?: string;
  /** A secret: every character shows as an asterisk. */
  readonly masked?: boolean;
  /** Columns. A longer text shows its end, or from the cursor on. */
  readonly width: number;
}

/**
 * A one-line text field: typing, pasting, arrows, Home, End, backspace and delete, and of readline Ctrl-A, E, U, K
 * and W. It counts in graphemes: one backspace takes a whole emoji. A value that came from elsewhere has the cursor
 * at its end.
 */
export const TextField = ({
  value,
  onChange,
  focus = true,
  placeholder = "",
  masked = false,
  width,
}: TextFieldProps) => {
  const { takePastes } = useScreen();
  const [kept, keep] = useState(() => lineOf(value));
  const given = lineOf(value);
  const state = kept.text === given.text ? kept : given;
  useEffect(() => (focus ? takePastes() : undefined), [focus, takePastes]);
  useKeys(
    (key) => {
      const next = afterKey(state, key);
      if (next === state) return;
      keep(next);
      if (next.text !== state.text) onChange(next.text);
    },
    { isActive: focus },
  );
  const segments =
    state.text === "" ? emptySegments(placeholder, focus) : fieldSegments(state, masked, focus, width);
  return (
    <Box width={width} height={1}>
      <Row width={width} segments={segments} />
    </Box>
  );
};

const cursor: Style = { inverse: true };
const quiet: Style = { dim: true };

/** At the end the cursor is a character of its own, so that typing there changes no pen. */
const block = "█";

const emptySegments = (placeholder: string, focus: boolean): readonly Segment[] => {
  if (!focus) return [{ text: placeholder, style: quiet }, { text: " " }];
  const [first, ...rest] = clustersOf(placeholder).map((cluster) => cluster.text);
  if (first === undefined) return [{ text: block }];
  return [{ text: first, style: cursor }, { text: rest.join(""), style: quiet }, { text: " " }];
};

const fieldSegments = (
  { text, column }: LineState,
  masked: boolean,
  focus: boolean,
  width: number,
): readonly Segment[] => {
  const clusters = clustersOf(text).map((cluster) => (masked ? masking : cluster));
  const from = firstShown(clusters, focus ? column : clusters.length, focus ? width - 1 : width);
  const shown = (start: number, end?: number): string =>
    clusters
      .slice(start, end)
      .map((cluster) => cluster.text)
      .join("");
  const lead = from > 0 ? "…" : "";
  const under = clusters[column];
  if (!focus) return [{ text: lead + shown(from) }];
  if (under === undefined) return [{ text: lead + shown(from) + block }];
  return [
    { text: lead + shown(from, column) },
    { text: under.text, style: cursor },
    { text: shown(column + 1) },
    { text: " " },
  ];
};

const masking: Cluster = { text: "*", width: 1, disputed: false };

/** The first grapheme that shows: all where there is room, else as many up to the end, but never past the cursor. */
const firstShown = (clusters: readonly Cluster[], column: number, width: number): number => {
  const total = clusters.reduce((sum, cluster) => sum + cluster.width, 0);
  if (total <= width) return 0;
  // One column is the sign that there is more before.
  let room = width - 1;
  let from = clusters.length;
  while (from > 0 && room >= (clusters[from - 1]?.width ?? 0)) room -= clusters[--from]?.width ?? 0;
  return Math.min(from, column);
};
