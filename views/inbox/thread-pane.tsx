import { Box } from "ink";
import { useEffect } from "react";
import type { ThreadId } from "../../src/domain/ids.ts";
import { useLanguage } from "../app/language-context.ts";
import { useNavigationStore } from "../app/navigation-context.ts";
import { useLatest } from "../data/use-latest.ts";
import { useQuery } from "../data/use-query.ts";
import { emptyLines } from "../look/empty.ts";
import { PaneTitle } from "../look/pane-title.tsx";
import { Rows } from "../look/rows.tsx";
import { useCursor, useNavigation } from "../navigation/use-navigation.ts";
import { ThreadHeader, threadHeaderHeight } from "./thread-header.tsx";
import { type MessageWindow, useMessageWindow } from "./use-message-window.ts";

interface ThreadPaneProps {
  readonly width: number;
  readonly height: number;
}

/** The thread of the settled selection, oldest message first [S2]. */
export const ThreadPane = ({ width, height }: ThreadPaneProps) => {
  const { text } = useLanguage();
  const focused = useNavigation((navigation) => navigation.pane === "thread");
  const thread = useNavigation((navigation) => navigation.pinned ?? navigation.settled);
  const shown = useShownThread(thread, width - 2);
  const room = Math.max(1, height - threadHeaderHeight);
  const { lines, starts, want } = shown.messages;
  const cursor = useCursor("thread", {
    of: shown.view?.id ?? "",
    length: lines.length,
    height: room,
    mode: "scroll",
    stops: starts,
    grows: true,
  });
  useEffect(() => want(cursor.top + 2 * room));
  useSeek(shown.view?.id, shown.messages);

  if (thread === null || shown.view === undefined) {
    const isPicked = thread !== null;
    return (
      <Box flexDirection="column" width={width}>
        <PaneTitle title={text.panes.thread} focused={focused} width={width} />
        <Rows
          width={width}
          height={height}
          lines={isPicked ? [] : emptyLines(text.inbox.pickThread, "", width)}
        />
      </Box>
    );
  }
  return (
    <Box flexDirection="column" width={width}>
      <PaneTitle
        title={text.panes.thread}
        focused={focused}
        more={cursor.top + room < lines.length}
        width={width}
      />
      <ThreadHeader thread={shown.view} width={width} />
      <Rows
        width={width}
        height={room}
        lines={
          shown.messages.total === 0
            ? emptyLines(text.inbox.emptyThread, "", width)
            : lines.slice(cursor.top, cursor.top + room).map((line) => [margin, ...line])
        }
      />
    </Box>
  );
};

const margin = { text: " " };

/** Begins at the message that was opened, once it is here. */
const useSeek = (thread: ThreadId | undefined, { ids, starts, total, lines, want }: MessageWindow): void => {
  const navigation = useNavigationStore();
  const sought = useNavigation((navigation) => (navigation.pinned === thread ? navigation.sought : null));
  useEffect(() => {
    if (sought === null) return;
    const start = starts[ids.indexOf(sought)];
    if (start !== undefined) navigation.place("thread", start);
    else if (ids.length < (total ?? 0)) return want(lines.length + 1);
    navigation.change({ sought: null });
  }, [navigation, sought, ids, starts, total, lines, want]);
};

/** Header and messages change together: the thread before stays until both are here. */
const useShownThread = (thread: string | null, width: number) => {
  const view = useQuery("thread", thread === null ? null : { thread });
  const messages = useMessageWindow("threadMessages", thread === null ? null : { thread }, width);
  const isComplete = view != null && messages.total !== undefined;
  const latest = useLatest(isComplete ? { view, messages } : undefined);
  // One that is no longer there does not stay on screen.
  return thread === null || view === null || latest === undefined ? { view: undefined, messages } : latest;
};
