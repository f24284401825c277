import { Box } from "ink";
import { layoutOf } from "../look/layout.ts";
import { Separator } from "../look/separator.tsx";
import { useNavigation } from "../navigation/use-navigation.ts";
import { useScreen } from "../screen/screen.ts";
import { FoldersPane } from "./folders-pane.tsx";
import { ThreadList } from "./thread-list.tsx";
import { ThreadPane } from "./thread-pane.tsx";

/** Folders, threads and the thread side by side; on a narrow screen the one that has the keys [S2]. */
export const Inbox = () => {
  const { columns, rows } = useScreen();
  const layout = layoutOf(columns, rows);
  const { height } = layout;
  return layout.wide ? (
    <Box>
      <FoldersPane width={layout.folders} height={height} />
      <Separator height={height} />
      <ThreadList width={layout.list} height={height} />
      <Separator height={height} />
      <ThreadPane width={layout.thread} height={height} />
    </Box>
  ) : (
    <NarrowInbox width={columns} height={height} />
  );
};

const NarrowInbox = ({ width, height }: { width: number; height: number }) => {
  const pane = useNavigation((navigation) => navigation.pane);
  if (pane === "folders") return <FoldersPane width={width} height={height} />;
  if (pane === "thread") return <ThreadPane width={width} height={height} />;
  return <ThreadList width={width} height={height} />;
};
