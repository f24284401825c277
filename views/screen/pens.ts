import type { ColourDepth } from "./screen.ts";

/**
 * A pen is what a terminal writes with: colours and attributes, as a number. Pen 0 is the terminal's own
 * default. A frame is written with frame pens; each shows as a pen reduced to the colours that the screen
 * has, so nothing else can get out.
 */
export type Pen = number;
export type FramePen = number;

export interface Pens {
  /** The frame pen after an SGR sequence with these parameters (`1;38;5;208`). */
  readonly apply: (pen: FramePen, parameters: string) => FramePen;
  /** The pen that a letter shows in. */
  readonly ofLetter: (pen: FramePen) => Pen;
  /** The pen that a blank cell shows in: what only shapes letters is taken off. */
  readonly ofBlank: (pen: FramePen) => Pen;
  /** True when erasing with this pen in hand leaves the terminal's own background. */
  readonly erasesPlain: (pen: Pen) => boolean;
  /** The shortest sequence from one pen to another; empty when they are the same. */
  readonly change: (from: Pen, to: Pen) => string;
}

interface Look {
  /** SGR parameters: `31`, `38;5;208`, `38;2;1;2;3`; empty for the default. */
  readonly fg: string;
  readonly bg: string;
  readonly attributes: number;
}

const bold = 1;
const dim = 2;
const italic = 4;
const underline = 8;
const inverse = 16;
const strike = 32;

const on = new Map([
  [1, bold],
  [2, dim],
  [3, italic],
  [4, underline],
  [7, inverse],
  [9, strike],
]);
const off = new Map([
  [22, bold | dim],
  [23, italic],
  [24, underline],
  [27, inverse],
  [29, strike],
]);
const plain: Look = { fg: "", bg: "", attributes: 0 };

/** Pens for a screen of this depth. Without colours a background becomes reverse video. */
export const createPens = (depth: ColourDepth): Pens => {
  const frameLooks = createTable();
  const looks = createTable();
  const applied = new Map<string, FramePen>();
  const letters: Pen[] = [];
  const blanks: Pen[] = [];
  const changes = new Map<number, string>();
  return {
    apply: (pen, parameters) => {
      const key = `${pen} ${parameters}`;
      let next = applied.get(key);
      if (next === undefined) {
        next = frameLooks.intern(applySgr(frameLooks.look(pen), parameters));
        applied.set(key, next);
      }
      return next;
    },
    ofLetter: (pen) => {
      letters[pen] ??= looks.intern(reduce(frameLooks.look(pen), depth));
      return letters[pen];
    },
    ofBlank: (pen) => {
      blanks[pen] ??= looks.intern(blankOf(reduce(frameLooks.look(pen), depth)));
      return blanks[pen];
    },
    erasesPlain: (pen) => looks.look(pen).bg === "",
    change: (from, to) => {
      if (from === to) return "";
      const key = from * 65536 + to;
      let sequence = changes.get(key);
      if (sequence === undefined) {
        sequence = changeOf(looks.look(from), looks.look(to));
        changes.set(key, sequence);
      }
      return sequence;
    },
  };
};

/** Numbers for looks, 0 being the plain one. */
const createTable = () => {
  const looks: Look[] = [plain];
  const numberByLook = new Map([[keyOf(plain), 0]]);
  return {
    look: (number: number): Look => looks[number]!,
    intern: (look: Look): number => {
      const key = keyOf(look);
      const known = numberByLook.get(key);
      if (known !== undefined) return known;
      numberByLook.set(key, looks.length);
      return looks.push(look) - 1;
    },
  };
};

const keyOf = (look: Look): string => `${look.fg}/${look.bg}/${look.attributes}`;

const blankOf = (look: Look): Look => {
  const attributes = look.attributes & (underline | inverse | strike);
  return { fg: attributes === 0 ? "" : look.fg, bg: look.bg, attributes };
};

const changeOf = (from: Look, to: Look): string => {
  const anew = ["", ...parametersOf(plain, to)].join(";");
  const step = parametersOf(from, to);
  if (step.length === 0) return "";
  const stepped = step.join(";");
  return `\x1b[${stepped.length <= anew.length ? stepped : anew}m`;
};

const parametersOf = (from: Look, to: Look): readonly string[] => {
  const parameters: string[] = [];
  let attributes = from.attributes;
  for (const [code, bits] of off) {
    if (attributes & bits & ~to.attributes) {
      parameters.push(String(code));
      attributes &= ~bits;
    }
  }
  for (const [code, bit] of on) if (to.attributes & bit & ~attributes) parameters.push(String(code));
  if (from.fg !== to.fg) parameters.push(to.fg || "39");
  if (from.bg !== to.bg) parameters.push(to.bg || "49");
  return parameters;
};

const applySgr = (look: Look, parameters: string): Look => {
  let { fg, bg, attributes } = look;
  const numbers = parameters.split(";").map(Number);
  for (let at = 0; at < numbers.length; at++) {
    const code = numbers[at]!;
    if (code === 0) {
      fg = "";
      bg = "";
      attributes = 0;
    } else if (on.has(code)) attributes |= on.get(code)!;
    else if (off.has(code)) attributes &= ~off.get(code)!;
    else if (code === 39) fg = "";
    else if (code === 49) bg = "";
    else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) fg = String(code);
    else if ((code >= 40 && code <= 47) || (code >= 100 && code <= 107)) bg = String(code);
    else if (code === 38 || code === 48) {
      const count = numbers[at + 1] === 5 ? 3 : numbers[at + 1] === 2 ? 5 : 1;
      const colour = count === 1 ? "" : numbers.slice(at, at + count).join(";");
      if (code === 38) fg = colour;
      else bg = colour;
      at += count - 1;
    }
  }
  return { fg, bg, attributes };
};

const reduce = (look: Look, depth: ColourDepth): Look => {
  if (depth === "truecolor") return look;
  if (depth === "none") {
    const kept = look.attributes & (bold | underline | inverse);
    return { fg: "", bg: "", attributes: look.bg === "" ? kept : kept ^ inverse };
  }
  return {
    fg: reduceColour(look.fg, depth),
    bg: reduceColour(look.bg, depth),
    attributes: look.attributes,
  };
};

const reduceColour = (colour: string, depth: "16" | "256"): string => {
  const [kind = "", form, ...rest] = colour.split(";");
  if (form === undefined || (form === "5" && depth === "256")) return colour;
  const base = kind === "38" ? 30 : 40;
  const rgb = form === "5" ? paletteRgb(Number(rest[0])) : (rest.map(Number) as [number, number, number]);
  if (depth === "256") return `${kind};5;${nearest(rgb, 16, 256)}`;
  const index = form === "5" && Number(rest[0]) < 16 ? Number(rest[0]) : nearest(rgb, 0, 16);
  return String(index < 8 ? base + index : base + 52 + index);
};

type Rgb = readonly [number, number, number];

const nearest = (rgb: Rgb, from: number, to: number): number => {
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (let index = from; index < to; index++) {
    const [red, green, blue] = paletteRgb(index);
    // The eye sees green best and blue worst.
    const distance = 3 * (red - rgb[0]) ** 2 + 6 * (green - rgb[1]) ** 2 + (blue - rgb[2]) ** 2;
    if (distance < least) {
      least = distance;
      best = index;
    }
  }
  return best;
};

/** xterm's palette: 16 named ones, a cube of 6 × 6 × 6, 24 greys. */
const paletteRgb = (index: number): Rgb => {
  if (index < 16) {
    const level = index === 7 ? 229 : index === 8 ? 127 : index < 8 ? 205 : 255;
    if (index === 8) return [127, 127, 127];
    return [index & 1 ? level : 0, index & 2 ? level : 0, index & 4 ? level : 0];
  }
  if (index < 232) {
    const step = (n: number): number => (n === 0 ? 0 : 55 + 40 * n);
    const cube = index - 16;
    return [step(Math.floor(cube / 36)), step(Math.floor(cube / 6) % 6), step(cube % 6)];
  }
  const grey = 8 + 10 * (index - 232);
  return [grey, grey, grey];
};
