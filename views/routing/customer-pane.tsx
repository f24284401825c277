import { Box } from "ink";
import { useLanguage } from "../app/language-context.ts";
import { CustomerPanel } from "../customer/customer-panel.tsx";
import { emptyLines } from "../look/empty.ts";
import { PaneTitle } from "../look/pane-title.tsx";
import { Rows } from "../look/rows.tsx";
import { useNavigation } from "../navigation/use-navigation.ts";
import { useRouting } from "./use-routing.ts";

interface CustomerPaneProps {
  readonly width: number;
  readonly height: number;
}

/** Customer information at the far right, following the settled selection [S3]: the Inbox's panel, not another. */
export const CustomerPane = ({ width, height }: CustomerPaneProps) => {
  const { text } = useLanguage();
  const focused = useNavigation((navigation) => navigation.pane === "customer");
  const hasThread = useNavigation(({ pinned, settled }) => (pinned ?? settled) !== null);
  const customer = useRouting();
  const inside = { width: Math.max(1, width - 1), height };
  return (
    <Box flexDirection="column" width={width}>
      <PaneTitle title={text.customer.title} focused={focused} width={width} />
      <Box marginLeft={1} flexDirection="column">
        {customer === null || !hasThread ? (
          <Rows
            {...inside}
            lines={hasThread ? [] : emptyLines(text.customer.pickMessage, "", inside.width)}
          />
        ) : (
          <CustomerPanel customer={customer} {...inside} />
        )}
      </Box>
    </Box>
  );
};
