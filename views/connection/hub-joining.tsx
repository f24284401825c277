import type { SyncState } from "../../src/desk.ts";
import { useLanguage } from "../app/language-context.ts";
import { useLatest } from "../data/use-latest.ts";
import { usePaced } from "../data/use-paced.ts";
import { useGlyphs } from "../look/glyphs.ts";
import { progressBar } from "../look/progress-bar.ts";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { wrapText } from "../screen/fit-text.ts";

interface HubJoiningProps {
  readonly sync: SyncState;
  readonly width: number;
  readonly height: number;
}

/** Milliseconds between two states of the bar. */
const pace = 250;

/** How far a new replica is. */
export const HubJoining = ({ sync, width, height }: HubJoiningProps) => {
  const { text, number } = useLanguage();
  const glyphs = useGlyphs();
  // What was under way and is so no more, is whole.
  const known = useLatest(usePaced(sync.receiving, pace) ?? undefined);
  const total = known?.total ?? 0;
  const done = sync.receiving === null ? total : (known?.done ?? 0);
  const { hub, failures } = text.sync;
  const why = sync.state === "connected" || sync.reason === null ? "" : failures[sync.reason];
  return (
    <Rows
      width={width}
      height={height}
      lines={[
        [],
        [{ text: hub.joining, style: theme.strong }],
        [{ text: progressBar(done, total, Math.min(60, width - 8), glyphs) }],
        [{ text: total > 0 ? `${number(done)} / ${number(total)}` : "", style: theme.quiet }],
        [],
        ...(why === "" ? [] : wrapText(why, width).map((line) => [{ text: line, style: theme.warning }])),
        ...wrapText(hub.goesOn, width).map((line) => [{ text: line, style: theme.quiet }]),
      ]}
    />
  );
};
