import { useSyncExternalStore } from "react";
import type { Catalogue } from "../../src/i18n/catalogue.ts";
import { useQuery } from "../data/use-query.ts";
import { keyLabel } from "../keys/key-label.ts";
import { commandOf, keymap } from "../keys/keymap.ts";
import { type Place, placesOf } from "../keys/place.ts";
import { theme } from "../look/theme.ts";
import { useNavigation } from "../navigation/use-navigation.ts";
import { Row, type Segment } from "../screen/row.tsx";
import { useScreen } from "../screen/screen.ts";
import { displayWidth } from "../screen/width.ts";
import { useDesk } from "./desk-context.ts";
import { useLanguage } from "./language-context.ts";
import { useApp } from "./use-app.ts";

/** The last row: the keys that matter here. */
export const Footer = () => {
  const { columns, rows } = useScreen();
  const { text } = useLanguage();
  const app = useApp();
  useQuery("overview", {});
  const places = useNavigation(() => placesOf(app).join(" "));
  const working = useWorking();
  const note = working ?? (columns < 80 || rows < 24 ? text.screen.tooSmall(columns, rows) : null);
  return <Row width={columns} segments={footerSegments(places.split(" ") as Place[], columns, text, note)} />;
};

/** How far an erasure is, or an import whose dialog is closed; null when there is neither. */
const useWorking = (): string | null => {
  const { jobs } = useDesk();
  const { text } = useLanguage();
  const progress = useSyncExternalStore(jobs.watch, jobs.get);
  const isHidden = useNavigation(
    ({ importStep, dialogs }) =>
      importStep.at === "running" && !dialogs.some(({ type }) => type === "import"),
  );
  const isErasing = progress?.job === "erase";
  if (!isHidden && !isErasing) return null;
  const { done = 0, total = 0 } = progress ?? {};
  return `${isErasing ? text.deciding.erasing : text.import.running}${total > 0 ? ` ${Math.floor((100 * done) / total)} %` : "…"}`;
};

/** As many keys as fit whole, the most wanted first. */
const footerSegments = (
  places: readonly Place[],
  width: number,
  text: Catalogue,
  note: string | null,
): readonly Segment[] => {
  const seen = new Set<string>();
  const segments: Segment[] = note === null ? [] : [{ text: ` ${note}`, style: theme.warning }];
  let room = width - displayWidth(note ?? "") - 1;
  const bindings = places.flatMap((place, depth) =>
    keymap
      .filter((binding) => binding.place === place && binding.footer !== undefined)
      .map((binding) => ({ ...binding, order: (binding.footer ?? 0) + depth / 10 })),
  );
  for (const { keys, command } of bindings.sort((a, b) => a.order - b.order)) {
    const key = keyLabel(keys[0] ?? "");
    const label = ` ${text.commands[command].short} `;
    const needed = displayWidth(key) + displayWidth(label) + 1;
    const isShadowed = commandOf(keys[0] ?? "", places) !== command;
    if (isShadowed || seen.has(command) || needed > room) continue;
    seen.add(command);
    room -= needed;
    segments.push({ text: ` ${key}`, style: theme.key }, { text: label });
  }
  return segments;
};
