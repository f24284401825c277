import { useLanguage } from "../app/language-context.ts";
import { useRows } from "../data/use-rows.ts";
import { ThreadRowView } from "../inbox/thread-row-view.tsx";
import { hintOf } from "../keys/keymap.ts";
import { emptyLines } from "../look/empty.ts";
import { Rows } from "../look/rows.tsx";
import { theme } from "../look/theme.ts";
import { useFollowing } from "../navigation/use-following.ts";
import { useCursor, useNavigation } from "../navigation/use-navigation.ts";
import { Row } from "../screen/row.tsx";
import type { TabProps } from "./tab-props.ts";

/** The customer's threads; Enter opens one in the Inbox [I5]. */
export const MessagesTab = ({ customer, width, height }: TabProps) => {
  const { text } = useLanguage();
  const room = Math.max(1, height - 1);
  const at = useNavigation((navigation) => navigation.cursors["customer.messages"]);
  const near = at?.of === customer.id ? at.top : 0;
  const rows = useRows("inboxPage", { folder: "all", customer: customer.id }, near, near + 2 * room);
  const cursor = useCursor("customer.messages", {
    of: customer.id,
    length: rows.total ?? 0,
    height: room,
    mode: "select",
  });
  useFollowing("customer.messages", customer.id, rows, ({ id }) => id);
  if (rows.total === 0) {
    return <Rows width={width} height={height} lines={emptyLines(text.messages.empty, "", width)} />;
  }
  return (
    <>
      {Array.from({ length: room }, (_, slot) => (
        <ThreadRowView
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are slots of the screen, not items
          key={slot}
          row={rows.at(cursor.top + slot)}
          selected={cursor.top + slot === cursor.index}
          width={width}
        />
      ))}
      <Row
        width={width}
        segments={[{ text: text.messages.hint(hintOf("messages.open")), style: theme.quiet }]}
      />
    </>
  );
};
