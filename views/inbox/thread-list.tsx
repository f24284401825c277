import { Box } from "ink";
import { useEffect } from "react";
import type { ThreadRow } from "../../src/desk.ts";
import { useLanguage } from "../app/language-context.ts";
import { useNavigationStore } from "../app/navigation-context.ts";
import { companySign } from "../connection/company.ts";
import { useColleagues } from "../connection/use-colleagues.ts";
import { useLatest } from "../data/use-latest.ts";
import { useQuery } from "../data/use-query.ts";
import { useRows } from "../data/use-rows.ts";
import { settleMs } from "../data/use-settled.ts";
import { hintOf } from "../keys/keymap.ts";
import { emptyLines } from "../look/empty.ts";
import { PaneTitle } from "../look/pane-title.tsx";
import { Rows as RowsView } from "../look/rows.tsx";
import { isReading } from "../navigation/state.ts";
import { useFollowing } from "../navigation/use-following.ts";
import { useCursor, useNavigation } from "../navigation/use-navigation.ts";
import { folderName } from "./folder-name.ts";
import { ThreadRowView } from "./thread-row-view.tsx";

interface ThreadListProps {
  readonly width: number;
  readonly height: number;
}

/** The threads of the chosen folder, newest first [S2]. Only the rows that show are rendered. */
export const ThreadList = ({ width, height }: ThreadListProps) => {
  const { text } = useLanguage();
  const folder = useNavigation((navigation) => navigation.folder);
  const focused = useNavigation((navigation) => navigation.pane === "list");
  const mode = useNavigation((navigation) => navigation.mode);
  const pinned = useNavigation((navigation) => navigation.pinned !== null);
  const asked = useNavigation((navigation) => navigation.cursors.list);
  const near = asked?.of === folder ? asked.top : 0;
  const rows = useRows("inboxPage", { folder }, near - height, near + 2 * height);
  const length = useLatest(rows.total) ?? 0;
  const cursor = useCursor("list", { of: folder, length, height, mode: "select" });
  // Who has not moved yet stays at the top.
  useFollowing("list", folder, rows, idOf, asked?.of === folder);
  useSettling(rows.at(cursor.index), rows.total === 0);
  const colleagues = useColleagues();

  return (
    <Box flexDirection="column" width={width}>
      <PaneTitle title={`${text.nav[mode]} / ${folderName(folder, text)}`} focused={focused} width={width} />
      {rows.total === 0 ? (
        <RowsView
          width={width}
          height={height}
          lines={emptyLines(
            text.inbox.emptyFolder,
            text.inbox.emptyFolderHint(hintOf("pane.previous")),
            width,
          )}
        />
      ) : (
        Array.from({ length: height }, (_, slot) => (
          <ThreadRowView
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are slots of the screen, not items
            key={slot}
            row={rows.at(cursor.top + slot)}
            selected={!pinned && cursor.top + slot === cursor.index}
            company={companySign(colleagues, rows.at(cursor.top + slot))}
            width={width}
          />
        ))
      )}
    </Box>
  );
};

const idOf = ({ id }: ThreadRow): string => id;

/**
 * Tells the thread pane what is selected, once the selection has not moved for a moment. A thread that somebody is
 * reading stays, whatever becomes of its row, as long as there is one.
 */
const useSettling = (row: ThreadRow | undefined, isEmpty: boolean): void => {
  const navigation = useNavigationStore();
  const thread = row?.id ?? null;
  const read = useNavigation(({ pane, settled }) => (isReading(pane) ? settled : null));
  const isRead = useQuery("thread", read === null ? null : { thread: read }) !== null && read !== null;
  useEffect(() => {
    if (isRead || (thread === null && !isEmpty)) return;
    if (navigation.get().settled === null) return navigation.change({ settled: thread });
    const timer = setTimeout(() => navigation.change({ settled: thread }), settleMs);
    return () => clearTimeout(timer);
  }, [navigation, thread, isEmpty, isRead]);
};
