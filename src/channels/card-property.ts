import { decodeCharset } from "./decode-bytes.ts";

/** One property of a vCard, decoded; `value` still has its backslash escapes. */
export interface CardProperty {
  /** Upper case, without its group. */
  readonly name: string;
  /** All parameter words in lower case: types, and names of flags. */
  readonly types: readonly string[];
  /** 1 is the most preferred; 101 when the card does not say. */
  readonly preference: number;
  readonly value: string;
}

/** The name of a property line, in upper case, without the group that may stand before it (`item1.EMAIL`). */
export const propertyName = (line: string): string =>
  (/^(?:[\w-]+\.)?([\w-]+)[;:]/.exec(line)?.[1] ?? "").toUpperCase();

/** What of a piece of a line belongs before its value: up to the first colon, with it. */
export const headOf = (text: string): string => text.slice(0, text.indexOf(":") + 1 || text.length);

/** Whether a property says something that an import keeps. */
export const isKept = (name: string): boolean => kept.has(name);
const kept = new Set([
  ...["FN", "N", "NICKNAME", "EMAIL", "TEL", "UID", "ORG", "NOTE", "KIND", "AGENT"],
  "X-ADDRESSBOOKSERVER-KIND",
]);

/** Parses an unfolded line, given with one character for each byte. */
export const parseProperty = (line: string): CardProperty => {
  const colon = valueStart(line);
  const [, ...parameters] = splitOutsideQuotes(line.slice(0, colon));
  const words: string[] = [];
  let charset: string | null = null;
  let quotedPrintable = false;
  let base64 = false;
  let preference = 101;
  for (const parameter of parameters) {
    const [key, text] = splitParameter(parameter);
    if (key === "charset") charset = text;
    else if (key === "pref") preference = Math.min(preference, Number(text) || 1);
    else if (key === "encoding" || key === "type" || key === "")
      for (const word of text.toLowerCase().split(",")) {
        if (word === "quoted-printable") quotedPrintable = true;
        else if (word === "base64" || word === "b") base64 = true;
        else if (word === "pref") preference = Math.min(preference, 1);
        else words.push(word.trim());
      }
  }
  const raw = line.slice(colon + 1);
  const bytes = quotedPrintable
    ? decodeQuotedPrintable(raw)
    : Buffer.from(raw, base64 && !raw.includes("@") ? "base64" : "latin1");
  return { name: propertyName(line), types: words, preference, value: decodeCharset(bytes, charset) };
};

/** `TYPE="work,voice"` → type, work,voice; a bare word (vCard 2.1) has no key. */
const splitParameter = (parameter: string): readonly [string, string] => {
  const equals = parameter.indexOf("=");
  const text = parameter
    .slice(equals + 1)
    .replaceAll('"', "")
    .trim();
  return [equals < 0 ? "" : parameter.slice(0, equals).trim().toLowerCase(), text];
};

/** The parts between semicolons that an even number of quotes follows: others stand within quotes. */
const splitOutsideQuotes = (head: string): readonly string[] => {
  const parts: string[] = [];
  let end = head.length;
  let quoted = false;
  for (let at = head.length - 1; at >= 0; at -= 1) {
    if (head[at] === '"') quoted = !quoted;
    if (head[at] !== ";" || quoted) continue;
    parts.push(head.slice(at + 1, end));
    end = at;
  }
  parts.push(head.slice(0, end));
  return parts.reverse();
};

/** The first colon outside of quotes; a parameter value may hold one within. */
const valueStart = (line: string): number => {
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') quoted = !quoted;
    if (line[at] === ":" && !quoted) return at;
  }
  // An odd quote: the plain first colon.
  const colon = line.indexOf(":");
  return colon < 0 ? line.length : colon;
};

const decodeQuotedPrintable = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );
