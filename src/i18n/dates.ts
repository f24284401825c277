import type { Clock } from "../domain/order.ts";
import type { Catalogue } from "./catalogue.ts";

export interface Dates {
  /** Short enough for a list, relative to `now` (both milliseconds): "10:42", "Mon", "12 Mar", "2019". */
  short(at: number | null, now: number): string;
  /** Day and time, in full: "12 Mar 2019, 10:42". */
  full(at: number | null): string;
  /** Hour, minute and second: "10:42:07". */
  time(at: number): string;
  /** `full` of a hybrid clock reading. */
  clock(at: Clock): string;
  /** The most columns that `short` takes, for aligned lists. */
  readonly shortWidth: number;
}

const day = 86_400_000;
const ticksPerMs = 1024;

/** Dates as a region writes them in the catalogue's language, in one time zone. `tag` as `readerTag` makes it. */
export const createDates = (tag: string, timeZone: string, text: Catalogue): Dates => {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { timeZone, ...options });
  const time = format({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const second = format({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
  const weekday = format({ weekday: "short" });
  const monthDay = format({ day: "numeric", month: "short" });
  const year = format({ year: "numeric" });
  const whole = format({
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  // The calendar day in the zone, as a sortable number of days; "sv" writes YYYY-MM-DD.
  const calendar = new Intl.DateTimeFormat("sv", { timeZone });
  const dayNumber = (at: number) => Date.parse(calendar.format(at)) / day;

  const short = (at: number | null, now: number): string => {
    if (at === null) return "";
    const age = dayNumber(now) - dayNumber(at);
    if (age === 0) return time.format(at);
    if (age === 1) return text.yesterday;
    if (age > 1 && age < 7) return weekday.format(at);
    return year.format(at) === year.format(now) ? monthDay.format(at) : year.format(at);
  };
  const full = (at: number | null): string => (at === null ? text.undated : whole.format(at));
  // The 28th is as wide as days get; months differ by language ("12 sept" in Spanish), years by calendar.
  const widest = Array.from({ length: 12 }, (_, month) => Date.UTC(2020, month, 28, 12)).flatMap((at) =>
    [monthDay, weekday, year, time].map((format) => format.format(at).length),
  );
  const shortWidth = Math.max(text.yesterday.length, ...widest);
  return {
    short,
    full,
    time: (at) => second.format(at),
    clock: (at) => full(Math.floor(at / ticksPerMs)),
    shortWidth,
  };
};
