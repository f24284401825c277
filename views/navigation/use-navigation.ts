import { useLayoutEffect, useSyncExternalStore } from "react";
import { useNavigationStore } from "../app/navigation-context.ts";
import { type Cursor, clampCursor, type Extent } from "./cursor.ts";
import type { CursorName, Navigation } from "./state.ts";

/** One part of where the screen is; the component renders again only when this part changes. */
export const useNavigation = <T>(select: (navigation: Navigation) => T): T => {
  const store = useNavigationStore();
  return useSyncExternalStore(store.watch, () => select(store.get()));
};

/** A pane's cursor within what it shows. Tells the store the extent, so that keys can move it. */
export const useCursor = (name: CursorName, extent: Extent): Cursor => {
  const store = useNavigationStore();
  const cursor = useNavigation((navigation) => navigation.cursors[name]);
  useLayoutEffect(() => store.setExtent(name, extent));
  return clampCursor(cursor, extent);
};
