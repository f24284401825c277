import type { SyncState } from "../../src/desk.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import type { Language } from "../../src/i18n/language.ts";
import { useLanguage } from "../app/language-context.ts";
import { usePaced } from "../data/use-paced.ts";
import { hintOf } from "../keys/keymap.ts";
import { useGlyphs } from "../look/glyphs.ts";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { useCursor } from "../navigation/use-navigation.ts";
import { fitText, wrapText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import { colleagueLine } from "./colleague-lines.ts";
import { useColleagues } from "./use-colleagues.ts";

interface HubStateProps {
  readonly sync: SyncState;
  readonly width: number;
  readonly height: number;
}

type Line = readonly Segment[];

/** Milliseconds between two states of the numbers. */
const pace = 1_000;

/** How the line is and what to do about it, how it works, and who else is there. */
export const HubState = ({ sync, width, height }: HubStateProps) => {
  const language = useLanguage();
  const { marker } = useGlyphs();
  const colleagues = useColleagues();
  const unsent = usePaced(sync.unsent, pace);
  const head = [...stateLines(sync, unsent, width, language), [], ...settingLines(sync, language), []];
  const room = Math.max(1, height - head.length - 1);
  const cursor = useCursor("hub", { of: "hub", length: colleagues.length, height: room, mode: "select" });
  const { presence } = language.text.sync;
  const nobody = !sync.presence
    ? presence.off
    : sync.state === "connected"
      ? presence.nobody
      : presence.notConnected;
  const rows: readonly Line[] =
    colleagues.length === 0
      ? wrapText(nobody, width - 2).map((line) => [{ text: `  ${line}`, style: theme.quiet }])
      : colleagues
          .slice(cursor.top, cursor.top + room)
          .map((colleague, slot) => [
            { text: cursor.top + slot === cursor.index ? `${marker} ` : "  " },
            ...colleagueLine(colleague, width - 2, language),
          ]);
  const lines = [...head, [{ text: presence.online, style: theme.strong }], ...rows];
  return (
    <Rows width={width} height={height} lines={sync.state === "none" ? aloneLines(language, width) : lines} />
  );
};

const aloneLines = ({ text }: Language, width: number): readonly Line[] => [
  [],
  ...wrapText(text.sync.hub.alone, width).map((line): Line => [{ text: line }]),
];

/** The state and since when, the hub, why not, what waits, when the next try is. */
const stateLines = (
  { state, since, url, reason, retryAt }: SyncState,
  unsent: number,
  width: number,
  { text, dates }: Language,
): readonly Line[] => {
  const { hub, failures } = text.sync;
  // A line that broke has no other reason than that.
  const why = reason ?? (state === "offline" ? "unreachable" : null);
  const isWell = state === "connected" || state === "connecting";
  const said = (words: string, style?: Segment["style"]): readonly Line[] =>
    wrapText(words, width).map((line) => [{ text: line, ...(style === undefined ? {} : { style }) }]);
  return [
    [],
    [{ text: hub.since(hub.states[state], dates.full(since)), style: isWell ? theme.strong : theme.warning }],
    [{ text: safeLine(url ?? ""), style: theme.quiet }],
    ...(why === null ? [] : [[], ...said(failures[why])]),
    ...(unsent > 0 ? said(hub.unsent(unsent)) : said(hub.allSent, theme.quiet)),
    ...(retryAt === null ? [] : said(hub.retryAt(dates.time(retryAt)), theme.quiet)),
  ];
};

const settingLines = ({ presence, thin }: SyncState, { text }: Language): readonly Line[] => {
  const { hub } = text.sync;
  const line = (key: string, label: string, on: boolean, hint: string): Line => [
    { text: `${key} `, style: theme.key },
    { text: `${fitText(label, 12)} ${fitText(on ? hub.on : hub.off, 4)}` },
    { text: hint, style: theme.quiet },
  ];
  return [
    line(hintOf("hub.presence"), hub.presence, presence, hub.presenceHint),
    line(hintOf("hub.thin"), hub.thin, thin, hub.thinHint),
  ];
};
