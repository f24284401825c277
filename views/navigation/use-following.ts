import { useLayoutEffect } from "react";
import { useNavigationStore } from "../app/navigation-context.ts";
import type { Rows } from "../data/use-rows.ts";
import type { CursorName } from "./state.ts";

/**
 * Keeps a selection on its row when rows above it come or go, also where the view was away meanwhile. A row that
 * went leaves the selection to what took its place.
 * @param of what the rows are of, as the cursor has it
 * @param holds false where the selection is to stay at its place instead
 */
export const useFollowing = <R>(
  name: CursorName,
  of: string,
  rows: Rows<R>,
  idOf: (row: R) => string,
  holds = true,
): void => {
  const navigation = useNavigationStore();
  useLayoutEffect(() => {
    if (rows.total === undefined) return;
    const cursor = navigation.get().cursors[name];
    const index = cursor?.of === of ? cursor.index : 0;
    const row = rows.at(Math.min(index, rows.total - 1));
    const id = row === undefined ? null : idOf(row);
    const was = navigation.held(name);
    if (holds && was?.of === of && was.index === index && was.id !== id) {
      const moved = rows.indexOf((each) => idOf(each) === was.id);
      if (moved !== undefined) {
        navigation.hold(name, { of, index: moved, id: was.id });
        return navigation.follow(name, moved - index);
      }
      // Its page is not here yet.
      if (row === undefined && index < rows.total) return;
    }
    navigation.hold(name, holds && id !== null ? { of, index, id } : null);
  });
};
