import type { Cluster } from "./width.ts";

/**
 * A cluster for a terminal that shows ASCII only, in the same number of columns: line drawing by its nearest
 * shape, an accented letter without its accent, else question marks.
 */
export const asciiOf = (cluster: Cluster): string => {
  if (/^[\x20-\x7e]$/.test(cluster.text)) return cluster.text;
  const shape = shapes.get(cluster.text);
  if (shape !== undefined) return shape;
  const letter = cluster.text.normalize("NFKD").replace(/\p{M}+/gu, "");
  if (letter.length === cluster.width && /^[\x20-\x7e]+$/.test(letter)) return letter;
  return "?".repeat(cluster.width);
};

const shapes = new Map(
  Object.entries({
    "─━═╌┄": "-",
    "│┃║╎┆▏▕": "|",
    "┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝╠╣╦╩╬": "+",
    "…": "~",
    "▶▸►›❯→⏵": ">",
    "◀◂◄‹❮←": "<",
    "▲↑▴": "^",
    "▼↓▾": "v",
    "•·∙‧": ".",
    "●◉■◆★✔✓☑": "*",
    "█▓▌▐": "#",
    "○◌◎□◇☆☐": "o",
    "░▒": ":",
    "✗✘✕×☒": "x",
    "‘’‚′": "'",
    "“”„″": '"',
    "–—―‐‑−": "-",
    "␛�": "?",
    "⏎↵": "<",
    ß: "s",
    æœ: "e",
    øØ: "o",
    đð: "d",
    ł: "l",
    Ł: "L",
    "¿": "?",
    "¡": "!",
    "\u00a0": " ",
  }).flatMap(([from, to]) => [...from].map((character) => [character, to] as const)),
);
