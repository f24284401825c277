import type { Style } from "../screen/style.ts";

/**
 * The looks there are. Meaning never hangs on colour alone, and all of them work in 16 colours on light and dark
 * grounds: they are the terminal's own colours.
 */
export const theme = {
  /** The title of what has the keys. */
  focused: { fg: "cyan", bold: true },
  /** The title of what has not, lines, hints: there when looked for. */
  quiet: { dim: true },
  strong: { bold: true },
  key: { fg: "cyan" },
  currentTab: { fg: "cyan", bold: true, underline: true },
  chosen: { bold: true },
  incoming: { fg: "cyan", bold: true },
  outgoing: { fg: "green", bold: true },
  comment: { fg: "yellow" },
  alarm: { fg: "red", bold: true },
  news: { fg: "green" },
  warning: { fg: "yellow", bold: true },
} as const satisfies Record<string, Style>;
