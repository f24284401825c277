import { isAscii } from "../domain/ascii.ts";

/** The subject of a conversation, and whether it was written as an answer. */
export interface PlainSubject {
  /** For equality: without prefixes and list tags, lower case, one space between words. May be empty. */
  readonly subject: string;
  /** It carried a reply prefix (a forward is no reply). */
  readonly reply: boolean;
}

/**
 * Strips reply and forward prefixes of the common languages (`Re:`, `RE[2]:`, `Aw:`, `Sv:`, `Rv:`, `Fwd:` …),
 * mailing-list tags (`[list]`) that stand before or between them, and a trailing `(fwd)`.
 */
export const normaliseSubject = (subject: string): PlainSubject => {
  const visible = isAscii(subject) ? subject : subject.normalize("NFKC").replace(/\p{Cf}/gu, "");
  let rest = visible.replace(/\s+/g, " ").trim();
  let reply = false;
  for (;;) {
    const prefix = prefixPattern.exec(rest);
    if (prefix === null) break;
    const shorter = rest.slice(prefix[0].length).trimStart();
    // A tag is stripped only before something else: "[PATCH]" alone is a subject.
    if (prefix[1] === undefined && shorter === "") break;
    if (prefix[1] !== undefined && !forwards.has(prefix[1].toLowerCase())) reply = true;
    rest = shorter;
  }
  return { subject: rest.replace(/\s*\((fwd|fw)\)$/i, "").toLowerCase(), reply };
};

const forwards = new Set([
  "fwd",
  "fw",
  "wg",
  "rv",
  "tr",
  "vs",
  "doorst",
  "enc",
  "i",
  "vb",
  "vl",
  "pd",
  "转发",
  "轉寄",
]);

const replies = [
  "re",
  "aw",
  "antw",
  "antwort",
  "sv",
  "r",
  "res",
  "ref",
  "rif",
  "odp",
  "ynt",
  "vá",
  "ang",
  "bls",
  "回复",
  "回覆",
  "答复",
  "返信",
];

const prefixPattern = new RegExp(
  `^(?:(${[...replies, ...forwards].join("|")})\\s*(?:\\[\\d+\\]|\\(\\d+\\)|\\^\\d+|\\*\\d+)?\\s*[:：]|\\[[^\\]\\[]{1,40}\\])`,
  "i",
);
