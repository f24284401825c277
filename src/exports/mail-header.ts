import { isAscii } from "../domain/ascii.ts";

/**
 * One header field of a mail (RFC 5322, RFC 2047), with its line ends as LF. Whatever stands in `text`, the
 * result is one field: line breaks and controls become spaces before anything else, and what is not plain ASCII
 * (or could be taken for an encoded word) is written as encoded words.
 */
export const mailHeader = (name: string, text: string): string => {
  const line = oneLine(text);
  const plain = isAscii(line) && !line.includes("=?") && name.length + 2 + line.length <= 78;
  return `${name}: ${plain ? line : encodedWords(line)}\n`;
};

/** An address field: a display name, encoded where it must be, and one address. */
export const addressHeader = (name: "From" | "To", display: string, address: string): string => {
  const line = oneLine(display);
  if (line === "") return `${name}: <${address}>\n`;
  const atoms = /^[\w!#$%&'*+\-/=?^`{|}~ ]{1,60}$/.test(line) && !line.includes("=?");
  return `${name}: ${atoms ? line : encodedWords(line)}\n <${address}>\n`;
};

/** A plain address that can stand in a header as it is; anything odd is refused. */
export const isPlainAddress = (text: string): boolean =>
  text.length <= 254 && /^[\w!#$%&'*+\-/=?^`{|}~.]{1,64}@[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text);

const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim();

/** Short enough that a line stays within the 76 of RFC 2047, whole characters only; a space between words is not shown. */
const encodedWords = (text: string): string => {
  const words: string[] = [];
  let part = "";
  for (const character of text) {
    if (Buffer.byteLength(part + character) > 30) {
      words.push(part);
      part = "";
    }
    part += character;
  }
  words.push(part);
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString("base64")}?=`).join("\n ");
};
