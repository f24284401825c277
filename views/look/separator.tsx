import { Text } from "ink";
import { memo } from "react";
import { useGlyphs } from "./glyphs.ts";

/** A line between two panes, with the titles' row at its top. */
export const Separator = memo(({ height }: { height: number }) => {
  const { vertical, crossing } = useGlyphs();
  return <Text dimColor>{[crossing, ...Array<string>(height).fill(vertical)].join("\n")}</Text>;
});
