import { cardContent } from "./card-content.ts";
import { type CardProperty, isKept, parseProperty, propertyName } from "./card-property.ts";
import type { ImportItem, ImportOptions } from "./import-item.ts";
import type { FileItem } from "./open-import.ts";
import { readByteLines } from "./read-text-lines.ts";

/**
 * The cards of a vCard file, versions 2.1 to 4.0. A card that the next one cuts short still counts; one that the
 * file's end cuts off is rejected, and so is text outside of cards. Cards within cards (agents) are left out, and
 * the values of pictures and keys are never held.
 */
export const vcardItems = async function* (path: string, options: ImportOptions): AsyncGenerator<FileItem> {
  let card: Card | null = null;
  let depth = 0;
  let strayLine = 0;
  let place = { number: 1, bytesRead: 0 };
  const item = (line: number, content: ImportItem["content"]): FileItem => ({
    line,
    bytesRead: place.bytesRead,
    content,
  });

  for await (const batch of readByteLines(path)) {
    for (const line of batch) {
      place = line;
      const word = line.text.trim().toLowerCase();
      if (word === "begin:vcard") {
        if (card !== null && /^agent$/i.test(propertyName(card.line))) {
          depth += 1;
          card.line = "";
          continue;
        }
        if (card !== null && depth === 0) yield item(card.begin, closed(card, options));
        card = { begin: line.number, line: "", properties: [] };
        depth = 0;
        strayLine = 0;
      } else if (card === null) {
        if (word !== "" && strayLine === 0) {
          strayLine = line.number;
          yield item(line.number, { type: "rejected", rejected: "text outside of a card" });
        }
      } else if (word === "end:vcard") {
        if (depth > 0) depth -= 1;
        else {
          yield item(card.begin, closed(card, options));
          card = null;
        }
      } else if (depth === 0) addLine(card, line.text);
    }
  }
  if (card !== null)
    yield item(card.begin, { type: "rejected", rejected: "the card is cut off: it has no END" });
};

interface Card {
  readonly begin: number;
  /** The property that is being read, unfolded so far. */
  line: string;
  readonly properties: CardProperty[];
}

const addLine = (card: Card, text: string): void => {
  const softBreak = card.line.endsWith("=") && /quoted-printable/i.test(card.line.split(":", 1)[0]!);
  if (softBreak) card.line = card.line.slice(0, -1) + text.replace(/^[ \t]/, "");
  else if (/^[ \t]/.test(text)) {
    if (isKept(propertyName(card.line))) card.line += text.slice(1);
  } else {
    flush(card);
    card.line = text;
  }
};

const flush = (card: Card): void => {
  if (isKept(propertyName(card.line))) card.properties.push(parseProperty(card.line));
  card.line = "";
};

const closed = (card: Card, options: ImportOptions): ImportItem["content"] => {
  flush(card);
  return cardContent(card.properties, options.channel);
};
