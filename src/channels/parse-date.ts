/**
 * The date of a mail header or an export's column, as milliseconds since 1970; null when it makes no sense.
 * Takes RFC 5322 with its obsolete forms (two-digit years, named zones, missing zone, missing weekday, missing
 * seconds, comments), asctime, ISO 8601 and seconds or milliseconds since 1970. Without a zone it is UTC. Longer
 * texts than any date are none.
 */
export const parseDate = (text: string): number | null => {
  const plain = text
    .replace(/\([^()]*\)/g, " ")
    .replace(/\s+/g, " ")
    .replace(/ ?: ?/g, ":")
    .trim();
  if (plain === "" || plain.length > longestDate) return null;
  if (/^\d{9,14}$/.test(plain)) return plausible(Number(plain) * (plain.length > 11 ? 1 : 1000));
  return iso(plain) ?? mail(plain) ?? asctime(plain);
};

const longestDate = 200;

const isoPattern =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(.*)$/i;
const mailPattern =
  /^(?:\p{L}+\.?,? ?)?(\d{1,2})[ -](\p{L}{3,})\.?[ -](\d{2,4}),? (\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2})(?:\.\d+)?)? ?(.*)$/u;
const asctimePattern =
  /^(?:\p{L}+,? )?(\p{L}{3,}) (\d{1,2}),? (?:(\d{4}),? )?(\d{1,2}):(\d{2})(?::(\d{2}))? ?(.*)$/u;

const iso = (text: string): number | null => {
  const found = isoPattern.exec(text);
  if (found === null) return null;
  const [, year, month, day, hour, minute, second, fraction, rest] = found;
  const clock = clockOf(hour ?? "0", rest ?? "");
  const milliseconds = Math.floor(Number(`0.${fraction ?? "0"}`) * 1000);
  const at = utc(Number(year), Number(month) - 1, Number(day), clock.hour, minute, second, clock.zone);
  return at === null ? null : at + milliseconds;
};

const mail = (text: string): number | null => {
  const found = mailPattern.exec(text);
  if (found === null) return null;
  const [, day, month, year, hour, minute, second, rest] = found;
  const clock = clockOf(hour!, rest ?? "");
  return utc(fullYear(year!), monthOf(month!), Number(day), clock.hour, minute, second, clock.zone);
};

const asctime = (text: string): number | null => {
  const found = asctimePattern.exec(text);
  if (found === null) return null;
  const [, month, day, yearBefore, hour, minute, second, rest] = found;
  const yearAfter = /\b(\d{4})$/.exec(rest!)?.[1] ?? /^(\d{4})\b/.exec(rest!)?.[1];
  const year = yearBefore ?? yearAfter;
  if (year === undefined) return null;
  const clock = clockOf(hour!, yearBefore === undefined ? rest!.replace(year, "").trim() : rest!);
  return utc(Number(year), monthOf(month!), Number(day), clock.hour, minute, second, clock.zone);
};

/**
 * The hour of a 24-hour clock and the zone's minutes; what follows a time may name both. A zone that does not exist
 * is UTC, as RFC 5322 says of `-0000`.
 */
export const clockOf = (hour: string, rest: string): { hour: number; zone: number } => {
  const half = /^([ap])\.? ?m\b\.?\s*/i.exec(rest);
  let hours = Number(hour);
  if (half !== null && hours <= 12) hours = (hours % 12) + (half[1]!.toLowerCase() === "p" ? 12 : 0);
  return { hour: hours, zone: zoneMinutes(half === null ? rest : rest.slice(half[0].length)) };
};

const zoneMinutes = (text: string): number => {
  const numeric = /(?:^|gmt|utc|\s)([+-])\s?(\d{1,2}):?(\d{2})?(?!\d)/i.exec(text);
  if (numeric !== null) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    return minutes > 15 * 60 ? 0 : numeric[1] === "-" ? -minutes : minutes;
  }
  const name = /^[A-Z]{1,5}\b/i.exec(text.trim())?.[0].toUpperCase();
  return name === undefined ? 0 : (namedZones[name] ?? 0) * 60;
};

/** RFC 5322's obsolete zones, and those that mails of the nineties carry besides. In hours. */
const namedZones: Readonly<Record<string, number>> = {
  ...{ EST: -5, EDT: -4, CST: -6, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7, AKST: -9, HST: -10 },
  ...{ WET: 0, WEST: 1, BST: 1, CET: 1, CEST: 2, MET: 1, MEST: 2, MEZ: 1, MESZ: 2, EET: 2, EEST: 3, MSK: 3 },
  ...{ JST: 9, KST: 9, IST: 5.5, HKT: 8, SGT: 8, AWST: 8, AEST: 10, AEDT: 11, NZST: 12, NZDT: 13 },
};

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Abbreviations of other languages that mail programs write against the standard. */
const foreignMonths: Readonly<Record<string, number>> = {
  ...{ ene: 0, abr: 3, ago: 7, dic: 11, mai: 4, mär: 2, mrz: 2, okt: 9, dez: 11, fev: 1, fév: 1, avr: 3 },
  ...{ out: 9, set: 8, gen: 0, mag: 4, giu: 5, lug: 6, ott: 9, mei: 4, maj: 4, aoû: 7, déc: 11 },
};
const monthOf = (name: string): number => {
  const short = name.slice(0, 3).toLowerCase();
  const index = months.indexOf(short);
  return index >= 0 ? index : (foreignMonths[short] ?? -1);
};

/** RFC 5322 §4.3: two digits up to 49 are of this century; three digits count from 1900. */
export const fullYear = (text: string): number => {
  const year = Number(text);
  if (text.length >= 4) return year;
  return text.length === 3 ? year + 1900 : year < 50 ? year + 2000 : year + 1900;
};

/** Milliseconds since 1970, `zone` in minutes; null when there is no such day, time or plausible year. */
export const utc = (
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: string | undefined,
  second: string | undefined,
  zone: number,
): number | null => {
  const minutes = Number(minute ?? 0);
  const seconds = Number(second ?? 0);
  if (month < 0 || month > 11 || day < 1 || day > 31 || hour > 24 || minutes > 59 || seconds > 60)
    return null;
  return plausible(Date.UTC(year, month, day, hour, minutes - zone, seconds));
};

/** From 1970 to 2200: what lies outside is a broken clock or no date, and sorts better as undated. */
const plausible = (at: number): number | null => (at >= 0 && at < 7_258_118_400_000 ? Math.floor(at) : null);
