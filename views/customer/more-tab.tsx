import { useSyncExternalStore } from "react";
import { useDesk } from "../app/desk-context.ts";
import { useLanguage } from "../app/language-context.ts";
import { useApp } from "../app/use-app.ts";
import { useQuery } from "../data/use-query.ts";
import { useGlyphs } from "../look/glyphs.ts";
import { gutter, type Item, ItemRows } from "../look/item-rows.tsx";
import { progressBar } from "../look/progress-bar.ts";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { useCursor } from "../navigation/use-navigation.ts";
import { wrapText } from "../screen/fit-text.ts";
import { moreEntries } from "./more-entries.ts";
import type { TabProps } from "./tab-props.ts";

/** The menu of More: what each entry does, or why it cannot be done now [S4] [D4] [D5] [D6]. */
export const MoreTab = ({ customer, width, height }: TabProps) => {
  const app = useApp();
  const { text } = useLanguage();
  useQuery("settings", {});
  const entries = moreEntries(customer, text);
  const cursor = useCursor("customer.more", {
    of: customer.id,
    length: entries.length,
    height: entries.length,
    mode: "select",
  });
  const items = entries.map(({ command, label, hint }, index): Item => {
    const reason = app.commands.get(command)?.disabled?.(app) ?? null;
    const about = wrapText(reason ?? hint, Math.max(8, Math.min(width, mostWidth) - gutter - 2));
    return {
      above: index === 0 ? [] : [[]],
      lines: [
        [{ text: label, style: reason === null ? theme.strong : theme.quiet }],
        ...about.map((line) => [{ text: `  ${line}`, style: reason === null ? theme.quiet : theme.warning }]),
      ],
    };
  });
  const progress = useErasing();
  const room = Math.max(1, height - (progress === null ? 0 : barHeight));
  return (
    <>
      {progress !== null && <ErasureBar {...progress} width={width} />}
      <ItemRows items={items} selected={cursor.index} width={width} height={room} />
    </>
  );
};

const mostWidth = 84;
/** Above the entries, where no message covers it: what is done, the bar, an empty row. */
const barHeight = 3;

/** How far an erasure is; null when there is none. */
const useErasing = (): { done: number; total: number } | null => {
  const { jobs } = useDesk();
  const progress = useSyncExternalStore(jobs.watch, jobs.get);
  return progress?.job === "erase" ? progress : null;
};

const ErasureBar = ({ done, total, width }: { done: number; total: number; width: number }) => {
  const { text } = useLanguage();
  const glyphs = useGlyphs();
  const bar = progressBar(done, total, Math.max(1, Math.min(40, width - 8)), glyphs);
  return (
    <Rows
      width={width}
      height={barHeight}
      lines={[[{ text: `${text.deciding.erasing}…`, style: theme.strong }], [{ text: bar }], []]}
    />
  );
};
