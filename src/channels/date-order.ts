/** In which order an export writes year, month and day. */
export type DateOrder = "ymd" | "ydm" | "dmy" | "mdy";
const orders: readonly DateOrder[] = ["dmy", "mdy", "ymd", "ydm"];

/** A date in digits as it is written, with what tells of whose habit it is. */
export interface SniffedDate {
  readonly date: readonly [string, string, string];
  readonly slashes: boolean;
  /** With a 12-hour clock. */
  readonly halfDay: boolean;
}

/** Watches the dates of one style and then tells their order. */
export interface DateOrderSniffer {
  see(date: SniffedDate): void;
  /** `locale` (BCP 47) decides where the dates leave it open. */
  order(locale: string | undefined): DateOrder;
}

/**
 * Tells the order of the parts from all dates of an export: every date must exist; a chat is written in the order
 * of time, so the order with the fewest steps back is right; and of those left the one that spans the least time,
 * since two lines of a chat are more often a day apart than a month or a year. A table may be sorted by something
 * else or begin with its newest row: there an order counts as right where it sorts the rows, in either direction,
 * and the least time only among such orders.
 */
export const createDateOrderSniffer = (of: "chat" | "table"): DateOrderSniffer => {
  const tallies = new Map(
    orders.map((order) => [order, { wrong: 0, back: 0, forth: 0, last: NaN, first: Infinity, end: 0 }]),
  );
  let padded = false;
  let halfDay = false;
  let slashes = false;
  return {
    see: (date) => {
      if (date.date.some((part) => /^0\d$/.test(part))) padded = true;
      if (date.halfDay) halfDay = true;
      if (date.slashes) slashes = true;
      for (const [order, tally] of tallies) {
        const day = dayOf(date.date, order);
        if (day === null) {
          tally.wrong += 1;
          continue;
        }
        if (day < tally.last) tally.back += 1;
        if (day > tally.last) tally.forth += 1;
        tally.last = day;
        tally.first = Math.min(tally.first, day);
        tally.end = Math.max(tally.end, day);
      }
    },
    order: (locale) => {
      // American exports write "1/5/24, 9:03 PM": no zeros in front, and a 12-hour clock.
      const american = locale === undefined ? slashes && halfDay && !padded : /-US\b/i.test(locale);
      const rank = (order: DateOrder): number => {
        if (order === "mdy") return american ? 0 : 2;
        return order === "dmy" ? 1 : order === "ymd" ? 3 : 4;
      };
      const disorder = ({ back, forth }: { back: number; forth: number }): number =>
        of === "chat" ? back : Math.min(back, forth, 1);
      const best = [...tallies].sort(
        ([a, left], [b, right]) =>
          left.wrong - right.wrong ||
          disorder(left) - disorder(right) ||
          (of === "chat" || disorder(left) === 0 ? left.end - left.first - (right.end - right.first) : 0) ||
          rank(a) - rank(b),
      );
      return best[0]![0];
    },
  };
};

/** Days since 1970 of a date in an order, null when there is no such day. */
const dayOf = (date: SniffedDate["date"], order: DateOrder): number | null => {
  const calendar = calendarDate(date, order);
  return calendar === null ? null : Date.UTC(calendar.year, calendar.month - 1, calendar.day) / 86_400_000;
};

/** The parts by name, null when there is no such day. Two-digit years are of this century. */
export const calendarDate = (
  [a, b, c]: SniffedDate["date"],
  order: DateOrder,
): { readonly year: number; readonly month: number; readonly day: number } | null => {
  const [yearText, monthText, dayText] =
    order === "ymd" ? [a, b, c] : order === "ydm" ? [a, c, b] : order === "dmy" ? [c, b, a] : [c, a, b];
  if (yearText.length === 1 || yearText.length === 3 || monthText.length > 2 || dayText.length > 2)
    return null;
  const written = Number(yearText) + (yearText.length === 2 ? 2000 : 0);
  // Thai exports count from the Buddha's death.
  const year = written > 2400 ? written - 543 : written;
  const [month, day] = [Number(monthText), Number(dayText)];
  const real = new Date(Date.UTC(year, month - 1, day));
  return real.getUTCMonth() === month - 1 && real.getUTCDate() === day ? { year, month, day } : null;
};
