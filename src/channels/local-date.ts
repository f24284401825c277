import { calendarDate, createDateOrderSniffer, type DateOrder, type SniffedDate } from "./date-order.ts";
import { clockOf, fullYear, utc } from "./parse-date.ts";

/** A date in digits as a table writes it ("5/1/2024 14:30"), taken apart; which part is the month is still open. */
export interface LocalDate extends SniffedDate {
  /** Dates of one style are in one order. */
  readonly style: string;
  readonly hour: number;
  readonly minute: string | undefined;
  readonly second: string | undefined;
  /** Minutes before UTC; 0 where the text names no zone. */
  readonly zone: number;
}

/** In which order the dates of each style stand. */
export type DateOrders = ReadonlyMap<string, DateOrder>;

/** Takes a date apart that begins with day or month in digits; null when the text is none. */
export const parseLocalDate = (text: string): LocalDate | null => {
  if (text.length > longestDate) return null;
  const found = pattern.exec(text.replace(/\s+/g, " ").trim());
  if (found === null) return null;
  const [, a, separator, b, c, hour, minute, second, rest] = found;
  const clock = clockOf(hour ?? "0", rest ?? "");
  return {
    // Two digits that can be no day are a year, maybe of the century before.
    date: [a!, b!, c!.length === 2 && Number(c) > 31 ? String(fullYear(c!)) : c!],
    style: `${separator}${c!.length}`,
    slashes: separator === "/",
    halfDay: /^[ap]\.? ?m\b/i.test(rest ?? ""),
    ...{ hour: clock.hour, zone: clock.zone, minute, second },
  };
};

const longestDate = 100;
const pattern =
  /^(?:\p{L}+\.?,? )?(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:,? (\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?(?: ?(?:h|hrs|Uhr)\b\.?)? ?(.*))?$/u;

/** Tells the orders from all dates of a table. `locale` (BCP 47) decides where they leave it open. */
export const createDateSurvey = (): {
  see(text: string): void;
  orders(locale: string | undefined): DateOrders;
} => {
  const sniffers = new Map<string, ReturnType<typeof createDateOrderSniffer>>();
  return {
    see: (text) => {
      const local = parseLocalDate(text);
      if (local === null) return;
      const sniffer = sniffers.get(local.style) ?? createDateOrderSniffer("table");
      sniffers.set(local.style, sniffer);
      sniffer.see(local);
    },
    orders: (locale) => new Map([...sniffers].map(([style, sniffer]) => [style, sniffer.order(locale)])),
  };
};

/** Milliseconds since 1970, UTC unless the text names a zone; null when there is no such day or time. */
export const localTime = (local: LocalDate, orders: DateOrders): number | null => {
  const order = orders.get(local.style);
  const day = order === undefined ? null : calendarDate(local.date, order);
  return day === null
    ? null
    : utc(day.year, day.month - 1, day.day, local.hour, local.minute, local.second, local.zone);
};
