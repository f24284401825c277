import { useEffect } from "react";
import type { HistoryRow } from "../../src/desk.ts";
import type { CustomerId } from "../../src/domain/ids.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { Language } from "../../src/i18n/language.ts";
import { operations } from "../../src/operations/operations.ts";
import { useLanguage } from "../app/language-context.ts";
import { useNavigationStore } from "../app/navigation-context.ts";
import { useQuery } from "../data/use-query.ts";
import { type Rows as RowsOf, useRows } from "../data/use-rows.ts";
import { hintOf } from "../keys/keymap.ts";
import { emptyLines } from "../look/empty.ts";
import { useGlyphs } from "../look/glyphs.ts";
import { Modal } from "../look/modal.tsx";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { useFollowing } from "../navigation/use-following.ts";
import { useCursor, useNavigation } from "../navigation/use-navigation.ts";
import { fitText, wrapText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import { historySentence } from "./history-sentence.ts";

/** Everything that was decided about a customer, newest first; below, the selected decision in full [F12]. */
export const HistoryDialog = ({ customer }: { customer: CustomerId }) => {
  const { text } = useLanguage();
  return (
    <Modal title={text.deciding.history.title}>
      {(inside) => <History customer={customer} {...inside} />}
    </Modal>
  );
};

interface HistoryProps {
  readonly customer: CustomerId;
  readonly width: number;
  readonly height: number;
}

const detailHeight = 8;

const History = ({ customer, width, height }: HistoryProps) => {
  const language = useLanguage();
  // Also for the preview of an undo, which says how the profile changes.
  useQuery("customer", { customer });
  const { marker } = useGlyphs();
  const room = Math.max(1, height - detailHeight);
  const at = useNavigation((navigation) => navigation.cursors.history);
  const near = at?.of === customer ? at.top : 0;
  const rows = useRows("history", { customer }, near, near + 2 * room);
  const cursor = useCursor("history", {
    of: customer,
    length: rows.total ?? 0,
    height: room,
    mode: "select",
  });
  // The first row is where news is seen; only who went further down stays there.
  useFollowing("history", customer, rows, operationOf, cursor.index > 0);
  useSoughtDecision(rows);
  if (rows.total === 0) {
    const lines = emptyLines(language.text.deciding.history.empty, "", width);
    return <Rows width={width} height={height} lines={lines} />;
  }
  const lines = Array.from({ length: room }, (_, slot) => {
    const row = rows.at(cursor.top + slot);
    const sign = cursor.top + slot === cursor.index ? marker : " ";
    return row === undefined ? [] : decisionLine(row, sign, width, language);
  });
  const selected = rows.at(cursor.index);
  return (
    <>
      <Rows width={width} height={room} lines={lines} />
      <Rows
        width={width}
        height={detailHeight}
        lines={selected === undefined ? [] : [[], ...detailLines(selected, width, language)]}
      />
    </>
  );
};

const operationOf = ({ operation }: HistoryRow): string => operation;

/** Selects the decision that was asked for, where it is among the rows that are here. */
const useSoughtDecision = (rows: RowsOf<HistoryRow>): void => {
  const navigation = useNavigationStore();
  const { text } = useLanguage();
  const sought = useNavigation(({ soughtDecision }) => soughtDecision);
  useEffect(() => {
    if (sought === null || rows.total === undefined) return;
    const index = rows.indexOf(({ operation }) => operation === sought);
    if (index !== undefined) navigation.place("history", index);
    const toast = index === undefined ? { text: text.met.winner.elsewhere, alarming: true } : null;
    navigation.change({ soughtDecision: null, ...(toast === null ? {} : { toast }) });
  }, [navigation, text, rows, sought]);
};

type Line = readonly Segment[];

const decisionLine = (row: HistoryRow, sign: string, width: number, language: Language): Line => {
  const { text, dates } = language;
  const { states, byRule } = text.deciding.history;
  const date = fitText(dates.short(row.at, Date.now()), dates.shortWidth);
  const by = fitText(
    row.by === "" ? byRule : safeLine(row.by),
    Math.max(8, Math.min(14, Math.round(width * 0.16))),
  );
  const state = row.state === "applied" ? "" : states[row.state];
  const room = Math.max(8, width - dates.shortWidth - by.length - 5 - (state === "" ? 0 : stateWidth));
  const said = fitText(historySentence(row, language), room);
  const quiet = row.state === "applied" ? {} : { style: theme.quiet };
  return [
    { text: `${sign} ${date} ${by} ` },
    { text: said, ...quiet },
    ...(state === "" ? [] : [{ text: ` ${fitText(state, stateWidth - 1, "right")}`, style: theme.warning }]),
  ];
};

const stateWidth = 11;

/** Who and when, what, whether it counts and why not, and what can be done about it. */
const detailLines = (row: HistoryRow, width: number, language: Language): readonly Line[] => {
  const { text, dates } = language;
  const { history } = text.deciding;
  const who = row.by === "" ? history.byRule : safeLine(row.by);
  const why = language.became(row) ?? "";
  return [
    [
      { text: history.by(who, dates.full(row.at)), style: theme.strong },
      { text: `  ${history.states[row.state]}`, style: row.state === "applied" ? theme.news : theme.warning },
    ],
    ...wrapText(historySentence(row, language), width).map((line): Line => [{ text: line }]),
    ...(why === "" ? [] : wrapText(safeLine(why), width).map((line): Line => [{ text: line }])),
    ...wrapText(whatNext(row, language), width).map((line): Line => [{ text: line, style: theme.quiet }]),
  ];
};

/** A reason, which begins small after a colon, as a sentence of its own. */
const sentence = (reason: string): string => `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;

/** The undo, or why there is none, and how to go on where another decision counts [F7] [F12]. */
const whatNext = ({ kind, state, refusal, undoneBy }: HistoryRow, { text }: Language): string => {
  const { deciding, met } = text;
  const { history, disabled } = deciding;
  if (kind === "identity.seen") return sentence(disabled.automatic);
  const winner = met.winner.hint(hintOf("history.winner"));
  if (refusal !== null) {
    const wayOut = met.wayOut[refusal.code](hintOf("history.repeat"));
    return refusal.cause === undefined ? wayOut : `${wayOut} ${winner}`;
  }
  // The sentence itself says that nothing takes it back.
  if (undoneBy?.kind === "customer.anonymize") return winner;
  if (!operations[kind].undoable) return sentence(disabled.notKind);
  const key = hintOf("history.switch");
  return state === "applied" ? history.canUndo(key) : history.canRedo(key);
};
