import { useCallback, useRef, useSyncExternalStore } from "react";
import type { Calls, Page } from "../../src/desk.ts";
import { useDesk } from "../app/desk-context.ts";
import type { QueryName } from "./query-cache.ts";

/** The queries that answer with a page of rows. */
export type PagedQuery = {
  [N in QueryName]: Calls[N]["result"] extends Page<unknown> ? N : never;
}[QueryName];
export type RowOf<N extends PagedQuery> = Calls[N]["result"]["rows"][number];
/** What a paged query asks for, apart from the window. */
export type FilterOf<N extends PagedQuery> = Omit<Calls[N]["args"], "offset" | "limit">;

export interface Rows<R> {
  /** How many rows the query has; undefined until the first answer. */
  readonly total: number | undefined;
  /** Where a row is, among the pages that are here. */
  indexOf(isIt: (row: R) => boolean): number | undefined;
  /** The row at a place from the start of the query, if its page is here. */
  at(index: number): R | undefined;
}

/** Rows are fetched in whole pages of this many, so that neighbouring windows share their answers. */
const pageSizeOf = (name: PagedQuery): number =>
  // Whole texts are heavy, and a preview shows few of them.
  name === "threadMessages" || name === "caseMessages" ? 20 : 100;

/**
 * The rows `from` (inclusive) to `to` (exclusive) of a paged query, by whole pages, kept up to date. The result
 * is the same object until an answer changes. A null filter asks nothing.
 */
export const useRows = <N extends PagedQuery>(
  name: N,
  filter: FilterOf<N> | null,
  from: number,
  to: number,
): Rows<RowOf<N>> => {
  const { cache } = useDesk();
  const size = pageSizeOf(name);
  const first = Math.floor(Math.max(0, from) / size);
  const last = Math.floor(Math.max(from, to - 1, 0) / size);
  const key = filter === null ? null : JSON.stringify(filter);
  const watch = useCallback(
    (onAnswer: () => void) => {
      if (key === null) return () => {};
      const stops = windowsOf(first, last, size).map((window) =>
        cache.watch(name, { ...JSON.parse(key), ...window } as Calls[N]["args"], onAnswer),
      );
      return () => {
        for (const stop of stops) stop();
      };
    },
    [cache, name, key, first, last, size],
  );
  const kept = useRef<{ key: string | null; pages: readonly unknown[]; rows: Rows<RowOf<N>> } | null>(null);
  const snapshot = (): Rows<RowOf<N>> => {
    const windows = filter === null ? [] : windowsOf(first, last, size);
    const pages = windows.map((window) => cache.peek(name, { ...filter, ...window } as Calls[N]["args"]));
    const known = kept.current;
    if (known?.key === key && same(known.pages, pages)) return known.rows;
    const rows = rowsOf<RowOf<N>>(pages as readonly (Page<RowOf<N>> | undefined)[]);
    kept.current = { key, pages, rows };
    return rows;
  };
  return useSyncExternalStore(watch, snapshot);
};

/** The window of the page of a query that holds a row. */
export const windowOf = (name: PagedQuery, index: number): { offset: number; limit: number } => {
  const limit = pageSizeOf(name);
  return { offset: Math.floor(index / limit) * limit, limit };
};

/** Rows that are all here, as those of a paged query are given. */
export const rowsOfAll = <R>(all: readonly R[] | undefined): Rows<R> => ({
  total: all?.length,
  indexOf: (isIt) => {
    const index = all?.findIndex(isIt) ?? -1;
    return index < 0 ? undefined : index;
  },
  at: (index) => all?.[index],
});

const windowsOf = (first: number, last: number, size: number) =>
  Array.from({ length: last - first + 1 }, (_, n) => ({ offset: (first + n) * size, limit: size }));

const same = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((page, index) => page === b[index]);

const rowsOf = <R>(pages: readonly (Page<R> | undefined)[]): Rows<R> => ({
  total: pages.find((page) => page !== undefined)?.total,
  indexOf: (isIt) => {
    for (const page of pages) {
      const index = page?.rows.findIndex(isIt) ?? -1;
      if (page !== undefined && index >= 0) return page.offset + index;
    }
    return undefined;
  },
  at: (index) => {
    for (const page of pages) {
      const row = page?.rows[index - page.offset];
      if (row !== undefined) return row;
    }
    return undefined;
  },
});
