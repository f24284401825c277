/**
 * Text that every later stage can hold: no NUL (a database text cannot hold it), no half surrogate pair, lines
 * end with `\n`. Everything else stays; views make text harmless for the terminal.
 */
export const cleanText = (text: string): string =>
  text.replaceAll("\0", "").replace(/\r\n?/g, "\n").toWellFormed();

/** `cleanText` on one line: runs of white space are one space. */
export const cleanLine = (text: string): string => cleanText(text).replace(/\s+/g, " ").trim();
