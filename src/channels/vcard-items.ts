import { rejection } from "../domain/rejection.ts";
import { cardContent } from "./card-content.ts";
import { type CardProperty, headOf, isKept, parseProperty, propertyName } from "./card-property.ts";
import type { ImportItem, ImportOptions } from "./import-item.ts";
import type { FileItem } from "./open-import.ts";
import { readByteLines } from "./read-text-lines.ts";

/**
 * The cards of a vCard file, versions 2.1 to 4.0. A card that the next one cuts short still counts; one that the
 * file's end cuts off is rejected, and so is text outside of cards. Cards within cards (agents) are left out, and
 * the values of pictures and keys are never held. A card that says more than `largestCard` is rejected.
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
        if (card?.open?.name === "AGENT") {
          depth += 1;
          card.open = null;
          continue;
        }
        if (card !== null && depth === 0) yield item(card.begin, closed(card, options));
        card = { begin: line.number, open: null, properties: [], size: 0 };
        depth = 0;
        strayLine = 0;
      } else if (card === null) {
        if (word !== "" && strayLine === 0) {
          strayLine = line.number;
          yield item(line.number, { type: "rejected", rejected: rejection("outside-card") });
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
  if (card !== null) yield item(card.begin, { type: "rejected", rejected: rejection("cut-card") });
};

/** Characters of everything kept of one card. */
const largestCard = 1 << 22;
/** Characters before the value; a longer head is none of a property that is kept. */
const longestHead = 4096;

interface Card {
  readonly begin: number;
  open: OpenProperty | null;
  readonly properties: CardProperty[];
  size: number;
}

/** The property that is being read. Its lines are joined once, at its end: a note may have many thousands. */
interface OpenProperty {
  readonly name: string;
  /** Up to the first colon, as far as it was read. */
  head: string;
  /** Its lines unfolded; null when nothing of it is kept. */
  pieces: string[] | null;
  /** The line before ended with the `=` that quoted-printable breaks lines with. */
  endsWithEqualsSign: boolean;
}

const addLine = (card: Card, text: string): void => {
  const { open } = card;
  const isSoftBreak = open?.endsWithEqualsSign === true && /quoted-printable/i.test(open.head);
  if (open !== null && (isSoftBreak || /^[ \t]/.test(text))) {
    if (isSoftBreak) dropEqualsSign(open);
    addPiece(card, open, isSoftBreak ? text.replace(/^[ \t]/, "") : text.slice(1));
    return;
  }
  flush(card);
  if (/^[ \t]/.test(text)) return;
  const name = propertyName(text);
  const begun = { name, head: "", pieces: isKept(name) ? [] : null, endsWithEqualsSign: false };
  card.open = begun;
  addPiece(card, begun, text);
};

const addPiece = (card: Card, open: OpenProperty, text: string): void => {
  if (text === "") return;
  if (open.head.length <= longestHead && !open.head.includes(":")) open.head += headOf(text);
  if (open.head.length > longestHead) open.pieces = null;
  open.endsWithEqualsSign = text.endsWith("=");
  if (open.pieces === null) return;
  card.size += text.length;
  // What is too much is counted and not held.
  if (card.size <= largestCard) open.pieces.push(text);
};

const dropEqualsSign = (open: OpenProperty): void => {
  const last = open.pieces?.pop() ?? "=";
  if (last !== "=") open.pieces?.push(last.slice(0, -1));
  open.endsWithEqualsSign = (open.pieces?.at(-1) ?? "").endsWith("=");
};

const flush = (card: Card): void => {
  const pieces = card.open?.pieces ?? null;
  if (pieces !== null && card.size <= largestCard) card.properties.push(parseProperty(pieces.join("")));
  card.open = null;
};

const closed = (card: Card, options: ImportOptions): ImportItem["content"] => {
  flush(card);
  if (card.size > largestCard)
    return { type: "rejected", rejected: rejection("large-card", `${largestCard >> 20} MB`) };
  return cardContent(card.properties, options.channel);
};
