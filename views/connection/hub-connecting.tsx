import { useSyncExternalStore } from "react";
import { useDesk } from "../app/desk-context.ts";
import { useLanguage } from "../app/language-context.ts";
import { useGlyphs } from "../look/glyphs.ts";
import { progressBar } from "../look/progress-bar.ts";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";

interface HubConnectingProps {
  readonly width: number;
  readonly height: number;
}

/** How far the connecting is: asking the hub takes a moment, taking along what is here may take minutes. */
export const HubConnecting = ({ width, height }: HubConnectingProps) => {
  const { hub } = useLanguage().text.sync;
  const glyphs = useGlyphs();
  const { jobs } = useDesk();
  const progress = useSyncExternalStore(jobs.watch, jobs.get);
  const job = progress?.job === "rekey" || progress?.job === "rebuild" ? progress.job : null;
  const { done = 0, total = 0 } = progress ?? {};
  const title = [{ text: hub.connecting, style: theme.strong }];
  const bar = [{ text: progressBar(done, total, Math.min(60, width - 8), glyphs) }];
  const rest = job === null ? [] : [bar, [{ text: `${hub.jobs[job]}…`, style: theme.quiet }]];
  return <Rows width={width} height={height} lines={[[], title, ...rest]} />;
};
