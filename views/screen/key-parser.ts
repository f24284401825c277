import type { Key } from "./key.ts";

/** What stands at the start of some input: a key (null for replies and noise), and how much of it that is. */
export interface Parsed {
  readonly key: Key | null;
  readonly length: number;
}

/** More must come before it is clear what this is. */
export const pending = "pending";

/** Reads one key from the start of decoded terminal input that does not start with a bracketed paste. */
export const parseKey = (input: string): Parsed | typeof pending => {
  const code = input.charCodeAt(0);
  if (code === 0x1b) return parseEscape(input);
  if (code < 0x20 || code === 0x7f) return { key: controlKey(code), length: 1 };
  return parseText(input);
};

/** What an unfinished sequence means when nothing follows in time: the keys Escape or Alt, else nothing. */
export const parseUnfinished = (input: string): Parsed => {
  if (input === "\x1b") return { key: named("escape"), length: 1 };
  if (input.length === 2 && input !== "\x1b\x1b") return { key: altOf(input.slice(1)), length: 2 };
  return input.startsWith("\x1b\x1b")
    ? { key: named("escape"), length: 1 }
    : { key: null, length: input.length };
};

const named = (name: string): Key => ({ name, text: "" });
const altOf = (character: string): Key => named(`alt+${character === " " ? "space" : character}`);

const controlKey = (code: number): Key => {
  if (code === 0x0d || code === 0x0a) return named("enter");
  if (code === 0x09) return named("tab");
  if (code === 0x7f || code === 0x08) return named("backspace");
  if (code === 0) return named("ctrl+space");
  return named(`ctrl+${String.fromCharCode(code + 0x40).toLowerCase()}`);
};

/** One grapheme, so that what one key or input method typed stays together. */
const parseText = (input: string): Parsed => {
  // A window, so that a long text without bracketed paste costs the same for each key.
  const run = /^[^\x00-\x1f\x7f]{1,64}/.exec(input)![0];
  const first = /^[\x20-\x7e](?:[\x20-\x7e]|$)/.test(run)
    ? run.charAt(0)
    : graphemes.segment(run)[Symbol.iterator]().next().value!.segment;
  // C1 controls and what the decoder could not read type nothing.
  const isNoise = /^[\x80-\x9f\uFFFD]/.test(first);
  const key = isNoise ? null : { name: first === " " ? "space" : first, text: first };
  return { key, length: first.length };
};

const graphemes = new Intl.Segmenter();

const parseEscape = (input: string): Parsed | typeof pending => {
  const next = input[1];
  if (next === undefined) return pending;
  if (next === "[") return parseCsi(input);
  if (next === "O") return parseSs3(input);
  if (next === "]" || next === "P" || next === "X" || next === "^" || next === "_") return parseString(input);
  if (next === "\x1b") return parseEscapeTwice(input);
  const rest = parseKey(input.slice(1));
  if (rest === pending) return pending;
  const key = rest.key === null ? null : named(withModifier(rest.key.name, alt));
  return { key, length: rest.length + 1 };
};

/** Alt with a key that is a sequence itself; else Escape, and the second one is looked at again. */
const parseEscapeTwice = (input: string): Parsed | typeof pending => {
  if (input[2] === undefined) return pending;
  if (input[2] !== "[" && input[2] !== "O") return { key: named("escape"), length: 1 };
  const rest = parseEscape(input.slice(1));
  if (rest === pending) return pending;
  return {
    key: rest.key === null ? null : named(withModifier(rest.key.name, alt)),
    length: rest.length + 1,
  };
};

/** Replies of the terminal (OSC, DCS …): nothing asks for them, so they are skipped to their end. */
const parseString = (input: string): Parsed | typeof pending => {
  const end = /\x07|\x1b\\|[\x18\x1a]/.exec(input.slice(2));
  if (end !== null) return { key: null, length: 2 + end.index + end[0].length };
  return input.length > longestString ? { key: null, length: input.length } : pending;
};
const longestString = 4096;

const parseSs3 = (input: string): Parsed | typeof pending => {
  const match = /^\x1bO(?:1;)?(\d*)(.?)/s.exec(input)!;
  const [whole, modifiers = "", final = ""] = match;
  if (final === "") return pending;
  const name = keyByLetter[final] ?? keypadByLetter[final];
  if (name === undefined) return { key: null, length: whole.length };
  const isShifted = "abcd".includes(final);
  const key = name.length === 1 ? { name, text: name } : named(modified(name, isShifted ? "5" : modifiers));
  return { key, length: whole.length };
};

const parseCsi = (input: string): Parsed | typeof pending => {
  // The Linux console's function keys.
  const linux = /^\x1b\[\[([A-E])/.exec(input);
  if (linux !== null) return { key: named(`f${linux[1]!.charCodeAt(0) - 64}`), length: 4 };
  // rxvt ends shifted editing keys in `$`, which elsewhere is no final.
  const rxvt = /^\x1b\[([235678])\$/.exec(input);
  if (rxvt !== null) return { key: named(`shift+${keyByNumber[rxvt[1]!]}`), length: 4 };
  const match = /^\x1b\[([0-?]*)([ -/]*)(.?)/s.exec(input)!;
  const [whole, parameters = "", intermediates = "", final = ""] = match;
  if (final === "") return pending;
  if (final < "@" || final > "~" || final === "[") {
    return final === "[" && whole === "\x1b[[" ? pending : { key: null, length: whole.length - final.length };
  }
  // The oldest mouse report has three more bytes.
  if (final === "M" && parameters === "") {
    return input.length < whole.length + 3 ? pending : { key: null, length: whole.length + 3 };
  }
  return { key: intermediates === "" ? csiKey(parameters, final) : null, length: whole.length };
};

const csiKey = (parameters: string, final: string): Key | null => {
  const [first = "", second = ""] = parameters.split(";");
  if (final === "u") return unicodeKey(parameters);
  if (final === "~" || final === "^" || final === "@") {
    if (first === "27") return codePointKey(Number(parameters.split(";")[2]), second);
    const name = keyByNumber[first];
    const rxvt = final === "^" ? "5" : final === "@" ? "6" : second;
    return name === undefined || isRelease(second) ? null : named(modified(name, rxvt));
  }
  if (final === "Z") return named(modified("tab", second === "" ? "2" : second));
  const name = keyByLetter[final];
  // `R` with a row is a cursor report; `I` and `O` tell of focus; a question mark marks a reply.
  if (name === undefined || (first !== "" && first !== "1") || isRelease(second)) return null;
  return named(modified(name, "abcd".includes(final) ? "2" : second));
};

/** The kitty protocol: code point, modifiers and event. */
const unicodeKey = (parameters: string): Key | null => {
  const [code = "", modifiers = ""] = parameters.split(";");
  const [plain = "", shifted = ""] = code.split(":");
  if (isRelease(modifiers) || !/^\d+$/.test(plain)) return null;
  const isShifted = (Number(modifiers.split(":")[0] || 1) - 1) & shift;
  return codePointKey(Number(isShifted && shifted !== "" ? shifted : plain), modifiers);
};

const codePointKey = (code: number, modifiers: string): Key | null => {
  if (code === 27) return named(modified("escape", modifiers));
  if (code < 0x20 || code === 0x7f) return named(modified(controlKey(code).name, modifiers));
  if (!(code <= 0x10ffff) || (code >= 0xd800 && code <= 0xf8ff)) return null;
  const text = String.fromCodePoint(code);
  const bits = Number(modifiers.split(":")[0] || 1) - 1;
  const shown = bits & shift && text.toUpperCase().length === text.length ? text.toUpperCase() : text;
  const name = shown === " " ? "space" : bits & control ? shown.toLowerCase() : shown;
  return bits & (alt | control) ? named(withModifier(name, bits & (alt | control))) : { name, text: shown };
};

const isRelease = (modifiers: string): boolean => modifiers.split(":")[1] === "3";

const shift = 1;
const alt = 2;
const control = 4;

const modified = (name: string, modifiers: string): string =>
  withModifier(name, Number(modifiers.split(":")[0] || 1) - 1);

const withModifier = (name: string, bits: number): string =>
  `${bits & control ? "ctrl+" : ""}${bits & alt ? "alt+" : ""}${bits & shift ? "shift+" : ""}${name}`;

const keyByLetter: Readonly<Record<string, string>> = {
  A: "up",
  B: "down",
  C: "right",
  D: "left",
  F: "end",
  H: "home",
  P: "f1",
  Q: "f2",
  R: "f3",
  S: "f4",
  a: "up",
  b: "down",
  c: "right",
  d: "left",
};

/** The keypad in application mode. */
const keypadByLetter: Readonly<Record<string, string>> = {
  M: "enter",
  I: "tab",
  j: "*",
  k: "+",
  l: ",",
  m: "-",
  n: ".",
  o: "/",
  ...Object.fromEntries([..."pqrstuvwxy"].map((letter, digit) => [letter, String(digit)])),
};

const keyByNumber: Readonly<Record<string, string>> = {
  1: "home",
  2: "insert",
  3: "delete",
  4: "end",
  5: "pageup",
  6: "pagedown",
  7: "home",
  8: "end",
  ...Object.fromEntries([11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24].map((n, i) => [n, `f${i + 1}`])),
};
