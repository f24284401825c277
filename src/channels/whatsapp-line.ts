/** The first line of a WhatsApp message, taken apart; the order of its date's parts is still open. */
export interface ChatLine {
  readonly date: readonly [string, string, string];
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** As written: part of a message's natural key. */
  readonly stamp: string;
  /** Lines of one style write their dates in one order. */
  readonly style: string;
  /** With a 12-hour clock. */
  readonly halfDay: boolean;
  /** Null: a line of the chat itself (somebody joined …), written by nobody. */
  readonly sender: string | null;
  readonly text: string;
}

/** Takes a line apart; null when it begins no message. */
export const parseChatLine = (line: string): ChatLine | null => {
  if (!startsLikeDate.test(line)) return null;
  const plain = westernDigits(line.replace(datePart, (part) => part.replace(anyMark, "")));
  const found = linePattern.exec(plain.slice(0, longestHead));
  if (found?.groups === undefined) return null;
  const { a, b, c, separator, before, hour, minute, second, after, dash } = found.groups;
  const bracket = plain.startsWith("[");
  if (bracket !== (dash ?? "").startsWith("]")) return null;
  // A space alone ends the time only in exports with seconds; otherwise it is somebody's prose.
  if ((dash ?? "").trim() === "" && second === undefined) return null;
  const half = halfOf(before || after || "");
  const rest = line.slice(line.length - (plain.length - found[0].length));
  const { sender, text } = senderOf(rest);
  if ((dash ?? "").trim() === "" && sender === null) return null;
  return {
    date: [a!, b!, c!],
    hour: half === null ? Number(hour) : (Number(hour) % 12) + (half === "pm" ? 12 : 0),
    minute: Number(minute),
    second: Number(second ?? 0),
    stamp: found[0].replace(/\s+/g, " ").trim(),
    style: `${bracket ? "[" : ""}${separator!.trim()}${a!.length === 4 ? "y" : c!.length === 4 ? "Y" : ""}`,
    halfDay: half !== null,
    sender,
    text,
  };
};

/** Date, time and dash take less; a pattern with blanks of any number on long lines would take its time. */
const longestHead = 200;

export const isChatLine = (line: string): boolean => parseChatLine(line) !== null;

const marks = "\\u200e\\u200f\\u061c\\u202a-\\u202e\\u2066-\\u2069\\ufeff";
const anyMark = new RegExp(`[${marks}]`, "g");
/** Exports in scripts written from the right have marks between the parts of the date. */
const datePart = new RegExp(`^[${marks}[\\p{Nd}./\\s-]+`, "u");
const startsLikeDate = new RegExp(`^[${marks}]*\\[?\\p{Nd}{1,4}[${marks}]*(\\. ?|[/-]|年|년)`, "u");

const forenoon = [
  "am",
  "a.m.",
  "a. m.",
  "上午",
  "午前",
  "오전",
  "ص",
  "ق.ظ",
  "π.μ.",
  "πμ",
  "öö",
  "sa",
  "dop.",
  "de.",
  "fm",
  "vorm.",
  "пг",
  "pg",
];
const afternoon = [
  "pm",
  "p.m.",
  "p. m.",
  "下午",
  "午後",
  "오후",
  "م",
  "ب.ظ",
  "μ.μ.",
  "μμ",
  "ös",
  "ch",
  "odp.",
  "du.",
  "em",
  "nachm.",
  "ptg",
];
const escaped = [...forenoon, ...afternoon]
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replaceAll(".", "\\.").replace(" ", "\\s"))
  .join("|");

const linePattern = new RegExp(
  [
    "^\\[?(?<a>\\d{1,4})(?<separator>\\. ?|[/-]|年|년 ?)(?<b>\\d{1,2})(?:\\. ?|[/-]|月|월 ?)(?<c>\\d{1,4})(?:\\.(?=\\s)|日|일)?",
    `[,،]?\\s+(?:(?:à|um|klo|kl\\.?|at|alle|às|om|a las|в)\\s+)?[${marks}]*`,
    `(?<before>${escaped})?\\s*`,
    "(?<hour>\\d{1,2})[:.](?<minute>\\d{2})(?:[:.](?<second>\\d{2}))?",
    `(?:\\s*(?<after>${escaped})(?![\\p{L}]))?[${marks}]*`,
    "(?<dash>\\]\\s?|\\s[-–—]\\s|, |: | )",
  ].join(""),
  "iu",
);

const halfOf = (word: string): "am" | "pm" | null => {
  const plain = word.toLowerCase().replace(/\s/g, " ");
  if (plain === "") return null;
  return afternoon.includes(plain) ? "pm" : "am";
};

/** The sender ends at the first colon; a line of the chat itself may hold one within quotes. */
const senderOf = (rest: string): { readonly sender: string | null; readonly text: string } => {
  const found = /^([^:\n]{1,120}?)\s?:(?:\s|$)/u.exec(rest);
  if (found === null || /["“«]/.test(found[1]!)) return { sender: null, text: rest };
  const text = rest.slice(found[0].length);
  const sender = found[1]!.replace(anyMark, "").replace(/^~\s*/, "").trim();
  return sender === "" || chatNotice.test(text) ? { sender: null, text: rest } : { sender, text };
};

/** WhatsApp writes this under the name of the chat, as if the chat were a person. */
const chatNotice =
  /end-to-end encrypt|cifrad[oa]s de extremo a extremo|Ende-zu-Ende-verschlüsselt|chiffrés de bout en bout|criptografad[oa]s de ponta a ponta|crittografati end-to-end/i;

/** One character for one, so that places in the line stay. */
const westernDigits = (line: string): string =>
  line.replace(/[٠-٩۰-۹०-९]/g, (digit) => {
    const zero = digit >= "०" ? 0x966 : digit >= "۰" ? 0x6f0 : 0x660;
    return String(digit.charCodeAt(0) - zero);
  });
