import { Box } from "ink";
import { FoldersPane } from "../inbox/folders-pane.tsx";
import { ThreadList } from "../inbox/thread-list.tsx";
import { ThreadPane } from "../inbox/thread-pane.tsx";
import { layoutOf } from "../look/layout.ts";
import { Separator } from "../look/separator.tsx";
import { useNavigation } from "../navigation/use-navigation.ts";
import { useScreen } from "../screen/screen.ts";
import { CustomerPane } from "./customer-pane.tsx";

/**
 * Folders and messages at the left, the thread in the middle, Customer information permanently at the far right
 * [S3]; on a narrow screen a stack of which the pane with the keys shows.
 */
export const RoutingMode = () => {
  const { columns, rows } = useScreen();
  const { wide, height, routing } = layoutOf(columns, rows);
  if (!wide) return <Stack width={columns} height={height} />;
  const folders = <FoldersPane width={routing.folders} height={routing.foldersHeight} />;
  const list = <ThreadList width={routing.list} height={routing.listHeight} />;
  return (
    <Box>
      {routing.folded ? (
        <Box flexDirection="column">
          {folders}
          {list}
        </Box>
      ) : (
        <>
          {folders}
          <Separator height={height} />
          {list}
        </>
      )}
      <Separator height={height} />
      <ThreadPane width={routing.thread} height={height} />
      <Separator height={height} />
      <CustomerPane width={routing.customer} height={height} />
    </Box>
  );
};

const Stack = ({ width, height }: { width: number; height: number }) => {
  const pane = useNavigation((navigation) => navigation.pane);
  switch (pane) {
    case "folders":
      return <FoldersPane width={width} height={height} />;
    case "list":
      return <ThreadList width={width} height={height} />;
    case "thread":
      return <ThreadPane width={width} height={height} />;
    case "customer":
      return <CustomerPane width={width} height={height} />;
  }
};
