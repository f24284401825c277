import type { SyncState } from "../../src/desk.ts";
import type { Language } from "../../src/i18n/language.ts";
import type { Glyphs } from "../look/glyphs.ts";
import { theme } from "../look/theme.ts";
import type { Segment } from "../screen/row.tsx";
import type { Style } from "../screen/style.ts";
import { displayWidth } from "../screen/width.ts";

/** What the end of the last row tells. The numbers change often; the rest seldom. */
export interface SyncStatus {
  readonly state: Exclude<SyncState["state"], "none">;
  readonly since: number;
  readonly reason: SyncState["reason"];
  readonly unsent: number;
  /** Of what is received, 0 to 100; null when nothing to speak of is under way. */
  readonly percent: number | null;
  /** Notices that are not acknowledged. */
  readonly notices: number;
}

/** The columns that are kept for it once a hub was named, so that the keys beside it never move. */
export const statusWidth = (columns: number): number => (columns < 100 ? 23 : 44);

/**
 * The status in a fixed width, at its right end: the state stands last and what comes and goes before it. The longest
 * form that fits: words, then signs for numbers, then fewer words; what does not fit then is left out from the front.
 */
export const statusSegments = (
  status: SyncStatus,
  width: number,
  language: Language,
  glyphs: Glyphs,
): readonly Segment[] => {
  const form = (length: "long" | "short", inWords: boolean) =>
    formOf(status, length, inWords, language, glyphs);
  const forms = [form("long", true), form("long", false), form("short", false)];
  const fits = (segments: readonly Segment[]) => widthOf(segments) <= width;
  const shortest = form("short", false);
  // Every part but the first has its blank before it.
  const rests = shortest.map((_, index) => shortest.slice(index)).filter((_, index) => index % 2 === 0);
  const parts = [...forms, ...rests].find(fits) ?? [];
  return [{ text: " ".repeat(width - widthOf(parts)) }, ...parts];
};

const formOf = (
  { state, since, reason, unsent, percent, notices }: SyncStatus,
  length: "long" | "short",
  inWords: boolean,
  { text, dates, number }: Language,
  { unsent: unsentSign, notice }: Glyphs,
): readonly Segment[] => {
  const said = text.sync.status;
  const parts: Segment[] = [];
  const push = (words: string, style: Style) =>
    parts.push(...(parts.length === 0 ? [] : [{ text: inWords ? "  " : " " }]), { text: words, style });
  if (notices > 0) push(inWords ? said.notices(notices) : `${notice}${number(notices)}`, theme.warning);
  if (unsent > 0) push(inWords ? said.unsent(unsent) : `${unsentSign}${number(unsent)}`, theme.quiet);
  if (percent !== null && state === "connected") push(said.receiving[length](String(percent)), theme.news);
  else if (state === "connected") push(said.connected[length], theme.quiet);
  else if (state === "connecting") push(said.connecting[length], theme.quiet);
  else if (state === "offline") push(said.offline[length](dates.short(since, Date.now())), theme.warning);
  else push(said.refused[reason ?? "unreachable"], theme.alarm);
  return parts;
};

const widthOf = (segments: readonly Segment[]): number =>
  segments.reduce((sum, { text }) => sum + displayWidth(text), 0);
