import { Box } from "ink";
import type { ColleagueRow, FolderRow } from "../../src/desk.ts";
import { safeLine } from "../../src/domain/safe-text.ts";
import { useLanguage } from "../app/language-context.ts";
import { useColleagues } from "../connection/use-colleagues.ts";
import { useQuery } from "../data/use-query.ts";
import { hintOf } from "../keys/keymap.ts";
import { useGlyphs } from "../look/glyphs.ts";
import { PaneTitle } from "../look/pane-title.tsx";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import type { Mode } from "../navigation/state.ts";
import { useCursor, useNavigation } from "../navigation/use-navigation.ts";
import { fitText } from "../screen/fit-text.ts";
import type { Segment } from "../screen/row.tsx";
import { displayWidth } from "../screen/width.ts";
import { folderName } from "./folder-name.ts";

interface FoldersPaneProps {
  readonly width: number;
  readonly height: number;
}

const railHeight = 3;

/** The navigation rail with the folders of its place below it [S1] [S2]. */
export const FoldersPane = ({ width, height }: FoldersPaneProps) => {
  const { text, number } = useLanguage();
  const { marker } = useGlyphs();
  const focused = useNavigation((navigation) => navigation.pane === "folders");
  const chosen = useNavigation((navigation) => navigation.folder);
  const folders = useQuery("folders", {}) ?? noFolders;
  const colleagues = useColleagues();
  // Where the folders leave room, an empty row and a heading above the names.
  const online = colleagues.length === 0 ? 0 : onlineHeight(height - railHeight - folders.length);
  const here = colleagues.slice(0, Math.max(0, online - 2));
  const room = Math.max(1, height - railHeight - online);
  const cursor = useCursor("folders", {
    of: "folders",
    length: folders.length,
    height: room,
    mode: "select",
  });
  const lines = folders.slice(cursor.top, cursor.top + room).map((folder, slot): Segment[] => {
    const count = number(folder.threads);
    const isSelected = focused && cursor.top + slot === cursor.index;
    const name = fitText(folderName(folder.id, text), width - 4 - displayWidth(count));
    const style = folder.id === chosen ? theme.chosen : undefined;
    return [
      { text: isSelected ? `${marker} ` : "  " },
      { text: name, ...(style && { style }) },
      { text: ` ${count}`, style: theme.quiet },
    ];
  });
  return (
    <Box flexDirection="column" width={width}>
      <PaneTitle title={text.panes.folders} focused={focused} width={width} />
      <Rail width={width} />
      <Rows width={width} height={room} lines={lines} />
      <Online colleagues={here} width={width} height={online} />
    </Box>
  );
};

/** Where the navigation rail leads; the key to the other one stands beside it [S1]. */
const Rail = ({ width }: { width: number }) => {
  const { text } = useLanguage();
  const glyphs = useGlyphs();
  const mode = useNavigation((navigation) => navigation.mode);
  const entry = (each: Mode): readonly Segment[] =>
    each === mode
      ? [{ text: `${glyphs[each]} ${text.nav[each]}`, style: theme.chosen }]
      : [
          { text: `${fitText(`${glyphs[each]} ${text.nav[each]}`, width - 2)} `, style: theme.quiet },
          { text: hintOf("mode.switch"), style: theme.key },
        ];
  return <Rows width={width} height={railHeight} lines={[entry("inbox"), entry("routing")]} />;
};

/** Always the same rows, so that who comes and goes moves nothing. */
const onlineHeight = (left: number): number => (left < 3 ? 0 : Math.min(left, 8));

interface OnlineProps {
  readonly colleagues: readonly ColleagueRow[];
  readonly width: number;
  readonly height: number;
}

/** Who else is there, below the folders; Connection tells what they do. */
const Online = ({ colleagues, width, height }: OnlineProps) => {
  const { presence } = useLanguage().text.sync;
  const glyphs = useGlyphs();
  if (height === 0) return null;
  const names = colleagues.map(({ agent, typing }): readonly Segment[] => [
    { text: `${typing ? glyphs.typing : glyphs.here} ${safeLine(agent)}` },
  ]);
  const heading: readonly Segment[] = [
    { text: `${fitText(presence.online, width - 2)} `, style: theme.quiet },
    { text: hintOf("hub.open", "panes"), style: theme.key },
  ];
  return <Rows width={width} height={height} lines={[[], heading, ...names]} />;
};

const noFolders: readonly FolderRow[] = [];
