import { useMemo, useState } from "react";
import type { MessageId } from "../../src/domain/ids.ts";
import { useLanguage } from "../app/language-context.ts";
import { type FilterOf, useRows } from "../data/use-rows.ts";
import { createMessageLines, type Line } from "./message-lines.ts";

export interface MessageWindow {
  /** All rows of the messages that are here. */
  readonly lines: readonly Line[];
  /** Where each message starts in `lines`. */
  readonly starts: readonly number[];
  /** The messages that are here, oldest first. */
  readonly ids: readonly MessageId[];
  /** How many messages there are in all; undefined until the first answer. */
  readonly total: number | undefined;
  /** Says how many rows are wanted from the start; more messages come as needed, twice as many each time. */
  want(rows: number): void;
}

type MessageQuery = "threadMessages" | "caseMessages";

/** The messages of a thread or a case as rows, oldest first, fetched as far as somebody reads. */
export const useMessageWindow = <N extends MessageQuery>(
  name: N,
  filter: FilterOf<N> | null,
  width: number,
): MessageWindow => {
  const language = useLanguage();
  const key = JSON.stringify(filter);
  const [asked, ask] = useState({ key, messages: first });
  const wanted = asked.key === key ? asked.messages : first;
  const rows = useRows(name, filter, 0, wanted);
  const messageLines = useMemo(() => createMessageLines(width, language), [width, language]);
  return useMemo(() => {
    const lines: Line[] = [];
    const starts: number[] = [];
    const ids: MessageId[] = [];
    let here = 0;
    for (let message = rows.at(0); message !== undefined; message = rows.at(here)) {
      starts.push(lines.length);
      ids.push(message.id);
      lines.push(...messageLines.of(message));
      here++;
    }
    const want = (wantedRows: number) => {
      const isShort = lines.length < wantedRows && here < (rows.total ?? 0);
      if (isShort && wanted <= here) ask({ key, messages: 2 * here });
    };
    return { lines, starts, ids, total: rows.total, want };
  }, [rows, messageLines, key, wanted]);
};

const first = 20;
