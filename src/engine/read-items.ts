import { Worker } from "node:worker_threads";
import { openImport } from "../channels/open-import.ts";
import { groupItems, type ItemGroup } from "./group-items.ts";
import type { ReaderData, ReaderReport } from "./import-reader.ts";
import { createPlanner } from "./plan-item.ts";

/** A thread takes 0.1 s to start: below this many bytes reading here is sooner done. */
const worthAThread = 500_000;
/** As many as one batch takes. */
const groupOf = { first: 1_000, most: 1_000 };
/** So many reports of the thread become one group where they have come. */
const mostReports = 5;

/**
 * The items of a file or a folder, planned. Large ones are read in a thread of their own where `reader` names its
 * program, so that parsing, hashing and storing go on at the same time: then a group is what has come so far.
 */
export const readItems = (reader: URL | null, data: ReaderData, bytes: number): AsyncIterable<ItemGroup> =>
  reader === null || bytes < worthAThread
    ? groupItems(openImport(data.path, data.options), createPlanner(data.planner), groupOf)
    : fromThread(reader, data);

const fromThread = async function* (reader: URL, data: ReaderData): AsyncGenerator<ItemGroup> {
  const worker = new Worker(reader, { workerData: data });
  const reports: ReaderReport[] = [];
  let fault: unknown = null;
  let isOver = false;
  let came = Promise.withResolvers<void>();
  worker.on("message", (report: ReaderReport) => {
    reports.push(report);
    came.resolve();
  });
  worker.on("error", (error) => {
    fault = error;
    came.resolve();
  });
  worker.on("exit", () => {
    isOver = true;
    came.resolve();
  });
  try {
    while (true) {
      const taken = reports.splice(0, mostReports);
      const group = taken.flatMap((report) => report ?? []);
      for (const _ of taken) worker.postMessage(null);
      if (group.length > 0) yield group;
      if (taken.includes(null)) return;
      if (taken.length > 0) continue;
      if (fault !== null) throw fault;
      if (isOver) throw new Error("the reader of the import ended too soon");
      await came.promise;
      came = Promise.withResolvers<void>();
    }
  } finally {
    await worker.terminate();
  }
};
