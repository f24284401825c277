import { useLanguage } from "../app/language-context.ts";
import { useQuery } from "../data/use-query.ts";
import { useGlyphs } from "../look/glyphs.ts";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { type CustomerTab, customerTabs } from "../navigation/state.ts";
import type { Segment } from "../screen/row.tsx";
import { displayWidth } from "../screen/width.ts";
import { shownTabs } from "./shown-tabs.ts";

interface TabBarProps {
  readonly tab: CustomerTab;
  /** What stands above the tabs; empty for nothing. */
  readonly above?: string;
  readonly width: number;
}

/**
 * The tabs that the role sees, each an icon with its name and its key [S4] [S5]. Where that does not fit the blanks go
 * first, then the keys, then the names of the tabs that are not shown, which may give the keys room again.
 */
export const TabBar = ({ tab, above = "", width }: TabBarProps) => {
  const { text } = useLanguage();
  const glyphs = useGlyphs();
  const tabs = shownTabs(useQuery("settings", {}));
  const bar = (hasNames: boolean, gap: string, afterKey: string | null): readonly Segment[] =>
    tabs.flatMap((each, index): Segment[] => {
      const name = hasNames || each === tab ? ` ${text.customer.tabs[each]}` : "";
      return [
        {
          text: afterKey === null ? "" : `${customerTabs.indexOf(each) + 1}${afterKey}`,
          style: theme.quiet,
        },
        { text: `${glyphs.tabs[each]}${name}`, style: each === tab ? theme.currentTab : theme.quiet },
        { text: index === tabs.length - 1 ? "" : gap },
      ];
    });
  const bars = [
    bar(true, "   ", " "),
    bar(true, "  ", " "),
    bar(true, " ", " "),
    bar(true, " ", ""),
    bar(true, " ", null),
    bar(false, "  ", " "),
    bar(false, " ", " "),
  ];
  const fitting = bars.find((segments) => widthOf(segments) <= width) ?? bar(false, " ", null);
  return <Rows width={width} height={2} lines={[[{ text: above, style: theme.warning }], fitting]} />;
};

const widthOf = (segments: readonly Segment[]): number =>
  segments.reduce((sum, { text }) => sum + displayWidth(text), 0);
