import { openImport } from "../channels/open-import.ts";
import { groupItems, type ItemGroup } from "./group-items.ts";
import type { ReaderData } from "./import-reader.ts";
import { type ImportThreads, worthAThread } from "./import-threads.ts";
import { createPlanner } from "./plan-item.ts";

/** As many as one batch takes. */
const groupSize = { least: 1_000, most: 1_000 };

/**
 * The items of a file or a folder, planned. Large ones are read in a thread of their own where there are `threads`, so
 * that parsing, hashing and storing go on at the same time: then a group is what has come so far.
 */
export const readItems = (
  threads: ImportThreads | null,
  data: Omit<ReaderData, "bytes">,
  bytes: number,
): AsyncIterable<ItemGroup> =>
  threads === null || bytes < worthAThread
    ? groupItems(openImport(data.path, data.options), createPlanner(data.planner), groupSize)
    : threads.read({ ...data, bytes });
