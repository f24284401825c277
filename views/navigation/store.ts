import { type Cursor, clampCursor, type Extent, type Motion, moveCursor } from "./cursor.ts";
import { type CursorName, cursorWithKeys, type Navigation, startNavigation, type Toast } from "./state.ts";

export interface NavigationStore {
  get(): Navigation;
  /**
   * Changes some of it; watchers are told unless nothing did. News does not take the place of an alarm that nobody has
   * acknowledged, and shows after it: what was refused comes before what is done.
   */
  change(changes: Partial<Navigation>): void;
  watch(onChange: () => void): () => void;
  /** Panes say here how much they show, so that keys can move within it. */
  setExtent(name: CursorName, extent: Extent): void;
  extent(name: CursorName): Extent | undefined;
  /** Where a cursor stands within its extent; undefined while nothing shows it. */
  cursor(name: CursorName): Cursor | undefined;
  /** Moves what has the keys. */
  move(motion: Motion): void;
  /** The row that a selection is on, which `useFollowing` keeps it on; views and commands say it here. */
  hold(name: CursorName, held: Held | null): void;
  held(name: CursorName): Held | null;
  /** Follows rows that moved beneath a selection: the same row stays selected, at the same place on screen. */
  follow(name: CursorName, by: number): void;
  /** Puts a cursor at a row. */
  place(name: CursorName, index: number): void;
}

export interface Held {
  /** What the rows are of, as a cursor has it. */
  readonly of: string;
  readonly index: number;
  readonly id: string;
}

/** Where one screen is. Made by `App` for each screen, so that two screens share nothing. */
export const createNavigation = (start: Partial<Navigation> = {}): NavigationStore => {
  let state: Navigation = { ...startNavigation, ...start };
  const watchers = new Set<() => void>();
  const extents = new Map<CursorName, Extent>();
  const heldByName = new Map<CursorName, Held>();
  let waitingNews: Toast | null = null;
  const withToastInTurn = (asked: Partial<Navigation>): Partial<Navigation> => {
    if (asked.toast === undefined || state.toast?.alarming !== true || asked.toast?.alarming === true)
      return asked;
    const shown = asked.toast === null ? waitingNews : state.toast;
    waitingNews = asked.toast;
    return { ...asked, toast: shown };
  };
  const change = (asked: Partial<Navigation>): void => {
    const changes = withToastInTurn(asked);
    const keys = Object.keys(changes) as (keyof Navigation)[];
    if (keys.every((key) => Object.is(state[key], changes[key]))) return;
    state = { ...state, ...changes };
    for (const watcher of [...watchers]) watcher();
  };
  const setCursor = (name: CursorName, cursor: Cursor): void => {
    const before = state.cursors[name];
    if (before?.of === cursor.of && before.index === cursor.index && before.top === cursor.top) return;
    change({ cursors: { ...state.cursors, [name]: cursor } });
  };
  return {
    get: () => state,
    change,
    watch: (onChange) => {
      watchers.add(onChange);
      return () => {
        watchers.delete(onChange);
      };
    },
    setExtent: (name, extent) => {
      extents.set(name, extent);
    },
    extent: (name) => extents.get(name),
    cursor: (name) => {
      const extent = extents.get(name);
      return extent === undefined ? undefined : clampCursor(state.cursors[name], extent);
    },
    move: (motion) => {
      const name = cursorWithKeys(state);
      const extent = extents.get(name);
      if (extent === undefined) return;
      if (name === "list" && state.pinned !== null) change({ pinned: null });
      setCursor(name, moveCursor(state.cursors[name], extent, motion));
    },
    hold: (name, held) => {
      if (held === null) heldByName.delete(name);
      else heldByName.set(name, held);
    },
    held: (name) => heldByName.get(name) ?? null,
    follow: (name, by) => {
      const extent = extents.get(name);
      if (extent === undefined) return;
      const cursor = state.cursors[name];
      const { index, top } = cursor?.of === extent.of ? cursor : { index: 0, top: 0 };
      setCursor(name, { of: extent.of, index: index + by, top: Math.max(0, top + by) });
    },
    place: (name, index) => {
      const extent = extents.get(name);
      if (extent !== undefined) {
        const top = extent.mode === "scroll" ? index : clampCursor(state.cursors[name], extent).top;
        setCursor(name, clampCursor({ of: extent.of, index, top }, extent));
      }
    },
  };
};
