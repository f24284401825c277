import { wrapText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import { theme } from "./theme.ts";

/** What an empty place says, and what to do about it. */
export const emptyLines = (text: string, hint: string, width: number): readonly (readonly Segment[])[] => [
  [],
  ...wrapText(text, width - 4).map((line) => [{ text: `  ${line}` }]),
  ...wrapText(hint, width - 4).map((line) => [{ text: `  ${line}`, style: theme.quiet }]),
];
