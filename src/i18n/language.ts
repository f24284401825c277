import type { Refusal } from "../domain/refusal.ts";
import type { OperationKind } from "../operations/operation.ts";
import type { HistoryRow, NoticeRow } from "../operations/read-model.ts";
import type { Catalogue } from "./catalogue.ts";
import { createDates, type Dates } from "./dates.ts";
import { createEn } from "./en.ts";
import { createEs } from "./es.ts";
import { createNumbers } from "./plural.ts";
import { isSpanish, readerTag } from "./reader-tag.ts";

/** Everything that depends on the reader's language, region and time zone. One for each screen. */
export interface Language {
  readonly text: Catalogue;
  readonly dates: Dates;
  /** A whole number as the region writes it. */
  number(value: number): string;
  /** Why something was refused, what is safe and what to do, in one short paragraph [F12]. */
  refusal(refusal: Refusal): string;
  /** What became of a recorded decision where others' decisions met it: which one won, whose, when and why [F12]; null where it counts. */
  became(row: Pick<HistoryRow, "kind" | "state" | "refusal" | "undoneBy">): string | null;
  /** What came out otherwise than its author left it, by whom and when, in one sentence [F12]. */
  notice(row: NoticeRow): string;
}

/**
 * The language of a screen [S6].
 * @param locale a BCP 47 tag or a POSIX one (`es_ES.UTF-8`); anything but Spanish reads English words, with dates
 * and numbers in English as the region writes them. A tag that `Intl` does not know counts as `en`.
 * @param timezone an IANA name; an unknown one counts as UTC.
 */
export const createLanguage = (locale: string, timezone: string): Language => {
  const tag = readerTag(locale);
  const numbers = createNumbers(tag);
  const text = (isSpanish(tag) ? createEs : createEn)(numbers);
  const dates = createDates(tag, usableZone(timezone), text);
  const because = (kind: OperationKind, { code, by, at, detail }: Refusal): string =>
    text.met.because[code]({
      kind,
      by: by ?? null,
      when: at === undefined ? null : dates.clock(at),
      detail: detail ?? null,
    });
  return {
    text,
    dates,
    number: numbers.number,
    refusal: (refusal) =>
      text.refusals[refusal.code]({
        by: refusal.by ?? null,
        when: refusal.at === undefined ? null : dates.clock(refusal.at),
        detail: refusal.detail ?? null,
      }),
    became: ({ kind, refusal, undoneBy }) => {
      if (kind === "identity.seen") return null;
      if (refusal !== null) return text.met.nothing(because(kind, refusal));
      if (undoneBy === null) return null;
      const said = undoneBy.kind === "customer.anonymize" ? text.met.cut : text.met.undone;
      return said(undoneBy.by, dates.full(undoneBy.at));
    },
    notice: (row) =>
      text.met.notices[noticeSort(row)]({
        what: text.met.nouns[row.kind],
        customer: row.customerName,
        when: dates.full(row.decidedAt),
        because: row.refusal === null ? null : because(row.kind, row.refusal),
        by: row.cause?.by ?? null,
        causeWhen: row.cause === null ? null : dates.full(row.cause.at),
        cause: row.cause === null ? null : text.met.nouns[row.cause.kind],
      }),
  };
};

const noticeSort = ({ now, cause }: NoticeRow): "refused" | "undone" | "cut" | "applied" | "withdrawn" =>
  now === "undone" && cause?.kind === "customer.anonymize" ? "cut" : now;

const usableZone = (timezone: string): string => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: timezone }).resolvedOptions().timeZone;
  } catch {
    return "UTC";
  }
};
