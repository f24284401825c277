/** The 16 colours that every colour terminal has, in the order of their numbers. */
export const colourNames = [
  "black",
  "red",
  "green",
  "yellow",
  "blue",
  "magenta",
  "cyan",
  "white",
  "gray",
  "redBright",
  "greenBright",
  "yellowBright",
  "blueBright",
  "magentaBright",
  "cyanBright",
  "whiteBright",
] as const;
export type ColourName = (typeof colourNames)[number];

/** A name, or `#rrggbb`; a screen with fewer colours shows the nearest one it has, or none. */
export type Colour = ColourName | `#${string}`;

/** How a piece of a row looks. Without colours only the attributes remain, so meaning never hangs on colour. */
export interface Style {
  readonly fg?: Colour;
  readonly bg?: Colour;
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly inverse?: boolean;
  readonly strike?: boolean;
}

/** The SGR parameters that switch a style on, from a terminal's default state; empty for no style. */
export const sgrOf = (style: Style | undefined): string => {
  if (style === undefined) return "";
  const known = sgrByStyle.get(style);
  if (known !== undefined) return known;
  const parameters = [
    style.bold && "1",
    style.dim && "2",
    style.italic && "3",
    style.underline && "4",
    style.inverse && "7",
    style.strike && "9",
    style.fg && colourParameters(style.fg, 30),
    style.bg && colourParameters(style.bg, 40),
  ]
    .filter(Boolean)
    .join(";");
  sgrByStyle.set(style, parameters);
  return parameters;
};

/** Styles are constants of the views; weak keys let a computed one go. */
const sgrByStyle = new WeakMap<Style, string>();

const colourParameters = (colour: Colour, base: 30 | 40): string => {
  const index = (colourNames as readonly string[]).indexOf(colour);
  if (index >= 8) return String(base + 60 + index - 8);
  if (index >= 0) return String(base + index);
  const value = Number.parseInt(colour.slice(1), 16);
  return `${base + 8};2;${(value >> 16) & 255};${(value >> 8) & 255};${value & 255}`;
};
