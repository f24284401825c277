import type headless from "@xterm/headless";

type Terminal = InstanceType<typeof headless.Terminal>;
type Cell = NonNullable<
  ReturnType<NonNullable<ReturnType<Terminal["buffer"]["active"]["getLine"]>>["getCell"]>
>;

/** A picture of what a terminal shows, as SVG. */
export const terminalSvg = (terminal: Terminal): string => {
  const { cols: columns, rows } = terminal;
  const lines = Array.from({ length: rows }, (_, row) => runsOf(terminal, row, columns));
  const width = columns * cellWidth + 2 * margin;
  const height = rows * cellHeight + 2 * margin;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="100%" height="100%" rx="6" fill="${background}"/>`,
    `<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14" xml:space="preserve">`,
    ...lines.flatMap((runs, row) => runs.map((run) => runSvg(run, row))),
    "</g>",
    "</svg>",
    "",
  ].join("\n");
};

const cellWidth = 8.43;
const cellHeight = 18;
const margin = 12;
const foreground = "#d8dee9";
const background = "#1b1f27";
/** The 16 colours; terminals differ, these are calm on a dark ground. */
const palette =
  "#3b4252 #e06c75 #98c379 #e5c07b #61afef #c678dd #56b6c2 #abb2bf #7f8899 #ff7b86 #b5e890 #ffd58f #82c4ff #e29bf5 #7bdfeb #ffffff".split(
    " ",
  );

interface Run {
  readonly column: number;
  readonly columns: number;
  readonly text: string;
  readonly look: string;
  readonly fg: string;
  readonly bg: string;
}

/** Neighbouring cells of one look and direction; wide characters alone, so that they stand where they should. */
const runsOf = (terminal: Terminal, row: number, columns: number): readonly Run[] => {
  const line = terminal.buffer.active.getLine(row)!;
  const runs: Run[] = [];
  for (let column = 0; column < columns; column++) {
    const cell = line.getCell(column)!;
    if (cell.getWidth() === 0) continue;
    const run = { column, columns: cell.getWidth(), text: cell.getChars() || " ", ...lookOf(cell) };
    const last = runs.at(-1);
    const joins =
      last?.look === run.look &&
      last.fg === run.fg &&
      last.bg === run.bg &&
      isRightToLeft(last.text) === isRightToLeft(run.text);
    if (joins && run.columns === 1 && last.columns === last.text.length) {
      runs[runs.length - 1] = { ...last, columns: last.columns + 1, text: last.text + run.text };
    } else runs.push(run);
  }
  return runs;
};

/** Beside other characters a browser would move them elsewhere. */
const isRightToLeft = (text: string): boolean => /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u.test(text);

const lookOf = (cell: Cell): Pick<Run, "look" | "fg" | "bg"> => {
  const fg = cell.isFgDefault() ? foreground : colourOf(cell.getFgColor(), cell.isFgRGB());
  const bg = cell.isBgDefault() ? background : colourOf(cell.getBgColor(), cell.isBgRGB());
  const look = [
    cell.isBold() ? 'font-weight="bold"' : "",
    cell.isItalic() ? 'font-style="italic"' : "",
    cell.isDim() ? 'opacity="0.6"' : "",
    cell.isUnderline() ? 'text-decoration="underline"' : "",
  ];
  const colours = cell.isInverse() ? { fg: bg, bg: fg } : { fg, bg };
  return { look: look.filter(Boolean).join(" "), ...colours };
};

const colourOf = (colour: number, isRgb: boolean): string => {
  if (isRgb) return `#${colour.toString(16).padStart(6, "0")}`;
  if (colour < 16) return palette[colour]!;
  const levels = colour >= 232 ? Array(3).fill(8 + 10 * (colour - 232)) : cubeOf(colour - 16);
  return `#${levels.map((level: number) => level.toString(16).padStart(2, "0")).join("")}`;
};

const cubeOf = (index: number): readonly number[] =>
  [Math.floor(index / 36), Math.floor(index / 6) % 6, index % 6].map((step) =>
    step === 0 ? 0 : 55 + 40 * step,
  );

const runSvg = (run: Run, row: number): string => {
  const x = round(margin + run.column * cellWidth);
  const y = margin + row * cellHeight;
  const width = round(run.columns * cellWidth);
  const ground =
    run.bg === background
      ? ""
      : `<rect x="${x}" y="${y}" width="${width}" height="${cellHeight}" fill="${run.bg}"/>`;
  if (run.text.trim() === "") return ground;
  const text = run.text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const attributes = `x="${x}" y="${y + 13.5}" textLength="${width}" fill="${run.fg}"`;
  return `${ground}<text ${attributes}${run.look === "" ? "" : ` ${run.look}`}>${text}</text>`;
};

const round = (figure: number): number => Math.round(figure * 100) / 100;
