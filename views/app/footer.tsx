import { Box } from "ink";
import { useSyncExternalStore } from "react";
import type { Progress } from "../../src/desk.ts";
import type { Catalogue, CommandName } from "../../src/i18n/catalogue.ts";
import { statusSegments, statusWidth } from "../connection/sync-status.ts";
import { useSyncStatus } from "../connection/use-sync-status.ts";
import { useQuery } from "../data/use-query.ts";
import { keyLabel } from "../keys/key-label.ts";
import { commandOf, keymap } from "../keys/keymap.ts";
import { type Place, placesOf } from "../keys/place.ts";
import { useGlyphs } from "../look/glyphs.ts";
import { theme } from "../look/theme.ts";
import { useNavigation } from "../navigation/use-navigation.ts";
import { Row, type Segment } from "../screen/row.tsx";
import { useScreen } from "../screen/screen.ts";
import { displayWidth } from "../screen/width.ts";
import { useDesk } from "./desk-context.ts";
import { useLanguage } from "./language-context.ts";
import { useApp } from "./use-app.ts";

/** The last row: the keys that matter here, and at its end how the line to the hub is. */
export const Footer = () => {
  const { columns, rows } = useScreen();
  const language = useLanguage();
  const { text } = language;
  const app = useApp();
  useQuery("overview", {});
  const places = useNavigation(() => placesOf(app).join(" "));
  const working = useWorking();
  const status = useSyncStatus();
  const glyphs = useGlyphs();
  const ending = status === null ? 0 : statusWidth(columns);
  const width = columns - ending;
  const note = working ?? (columns < 80 || rows < 24 ? text.screen.tooSmall(columns, rows) : null);
  return (
    <Box height={1}>
      <Row width={width} segments={footerSegments(places.split(" ") as Place[], width, text, note)} />
      {status !== null && (
        <Row width={ending} segments={statusSegments(status, ending - 1, language, glyphs)} />
      )}
    </Box>
  );
};

/** How far a job is that no dialog shows: an erasure, an import, taking along what is here; null when there is none. */
const useWorking = (): string | null => {
  const { jobs } = useDesk();
  const { text } = useLanguage();
  const progress = useSyncExternalStore(jobs.watch, jobs.get);
  const isImporting = useNavigation(
    ({ importStep, dialogs }) =>
      importStep.at === "running" && !dialogs.some(({ type }) => type === "import"),
  );
  const isConnecting = useNavigation(
    ({ hubStep, dialogs }) => hubStep.at === "connecting" && !dialogs.some(({ type }) => type === "hub"),
  );
  const said = jobSaid(progress?.job ?? null, { isImporting, isConnecting }, text);
  if (said === null) return null;
  const { done = 0, total = 0 } = progress ?? {};
  return `${said}${total > 0 ? ` ${Math.floor((100 * done) / total)} %` : "…"}`;
};

const jobSaid = (
  job: Progress["job"] | null,
  { isImporting, isConnecting }: { readonly isImporting: boolean; readonly isConnecting: boolean },
  text: Catalogue,
): string | null => {
  if (job === "erase") return text.deciding.erasing;
  if (job === "rekey" || job === "rebuild") return isConnecting ? text.sync.hub.jobs[job] : null;
  return isImporting ? text.import.running : null;
};

/** As many keys as fit whole, the most wanted first; the way out and the help always. */
const footerSegments = (
  places: readonly Place[],
  width: number,
  text: Catalogue,
  note: string | null,
): readonly Segment[] => {
  const segments: Segment[] = note === null ? [] : [{ text: ` ${note} `, style: theme.warning }];
  let room = width - (note === null ? 1 : displayWidth(note) + 2);
  const bindings = places.flatMap((place, depth) =>
    keymap
      .filter((binding) => binding.place === place && binding.footer !== undefined)
      .map((binding) => ({ ...binding, order: (binding.footer ?? 0) + depth / 10 })),
  );
  const hints = bindings
    .filter(({ keys, command }) => commandOf(keys[0] ?? "", places) === command)
    .sort((a, b) => a.order - b.order)
    .filter(({ command }, index, all) => all.findIndex((other) => other.command === command) === index)
    .map(({ keys, command }) => {
      const key = keyLabel(keys[0] ?? "", text.keyNames);
      const label = ` ${text.commands[command].short} `;
      return { command, key, label, needed: displayWidth(key) + displayWidth(label) + 1 };
    });
  const isKept = ({ command }: { command: CommandName }) => command === "go.back" || command === "help.open";
  room -= hints.filter(isKept).reduce((sum, { needed }) => sum + needed, 0);
  for (const hint of hints) {
    if (!isKept(hint) && hint.needed > room) continue;
    if (!isKept(hint)) room -= hint.needed;
    segments.push({ text: ` ${hint.key}`, style: theme.key }, { text: hint.label });
  }
  return segments;
};
