import { Box } from "ink";
import { useEffect, useLayoutEffect, useRef } from "react";
import type { FolderId, ThreadRow } from "../../src/desk.ts";
import type { ThreadId } from "../../src/domain/ids.ts";
import { useLanguage } from "../app/language-context.ts";
import { useNavigationStore } from "../app/navigation-context.ts";
import { companySign } from "../connection/company.ts";
import { useColleagues } from "../connection/use-colleagues.ts";
import { useLatest } from "../data/use-latest.ts";
import { type Rows, useRows } from "../data/use-rows.ts";
import { settleMs } from "../data/use-settled.ts";
import { hintOf } from "../keys/keymap.ts";
import { emptyLines } from "../look/empty.ts";
import { PaneTitle } from "../look/pane-title.tsx";
import { Rows as RowsView } from "../look/rows.tsx";
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
  useFollowing(rows, folder, asked === undefined ? null : cursor.index);
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

/**
 * Keeps the selection on its thread when rows above come or go. Who has not moved yet (`index` null) stays at
 * the top.
 */
const useFollowing = (rows: Rows<ThreadRow>, folder: FolderId, index: number | null): void => {
  const navigation = useNavigationStore();
  const held = useRef<{ id: ThreadId; folder: FolderId; index: number; rows: Rows<ThreadRow> } | null>(null);
  useLayoutEffect(() => {
    const row = index === null ? undefined : rows.at(index);
    const was = held.current;
    held.current = index === null || row === undefined ? null : { id: row.id, folder, index, rows };
    if (was === null || was.rows === rows || was.folder !== folder || was.index !== index) return;
    if (row?.id === was.id) return;
    const moved = rows.indexOf(({ id }) => id === was.id);
    if (moved !== undefined) navigation.follow("list", moved - was.index);
  }, [navigation, rows, folder, index]);
};

/** Tells the thread pane what is selected, once the selection has not moved for a moment. */
const useSettling = (row: ThreadRow | undefined, isEmpty: boolean): void => {
  const navigation = useNavigationStore();
  const thread = row?.id ?? null;
  useEffect(() => {
    if (thread === null && !isEmpty) return;
    if (navigation.get().settled === null) return navigation.change({ settled: thread });
    const timer = setTimeout(() => navigation.change({ settled: thread }), settleMs);
    return () => clearTimeout(timer);
  }, [navigation, thread, isEmpty]);
};
