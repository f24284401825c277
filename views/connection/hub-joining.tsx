import { useEffect } from "react";
import type { SyncState } from "../../src/desk.ts";
import { useLanguage } from "../app/language-context.ts";
import { useNavigationStore } from "../app/navigation-context.ts";
import { usePaced } from "../data/use-paced.ts";
import { useSettled } from "../data/use-settled.ts";
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

/** Milliseconds that nothing comes in before the desk opens: the first entries may take a moment. */
const quietFor = 700;
/** Milliseconds between two states of the bar. */
const pace = 250;

/** How far a new replica is; once everything is here the window closes, and the desk shows. */
export const HubJoining = ({ sync, width, height }: HubJoiningProps) => {
  const navigation = useNavigationStore();
  const { text, number } = useLanguage();
  const glyphs = useGlyphs();
  const isWhole = useSettled(sync.state === "connected" && sync.receiving === null, quietFor);
  useEffect(() => {
    if (!isWhole) return;
    const dialogs = navigation.get().dialogs.filter(({ type }) => type !== "hub");
    navigation.change({ dialogs, hubStep: { at: "state" } });
  }, [navigation, isWhole]);
  const { done = 0, total = 0 } = usePaced(sync.receiving, pace) ?? {};
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
