import { on } from "node:events";
import { Worker } from "node:worker_threads";
import { openImport } from "../channels/open-import.ts";
import type { ReaderData, ReaderReport } from "./import-reader.ts";
import { createPlanner, type PlannedItem } from "./plan-item.ts";

/** A thread takes 0.1 s to start: below this many bytes reading here is sooner done. */
const worthAThread = 500_000;

/**
 * The items of a file or a folder, planned. Large ones are read in a thread of their own where `reader` names its
 * program, so that parsing, hashing and storing go on at the same time.
 */
export const readItems = (reader: URL | null, data: ReaderData, bytes: number): AsyncIterable<PlannedItem> =>
  reader === null || bytes < worthAThread ? readHere(data) : fromThread(reader, data);

const readHere = async function* ({ path, options, planner }: ReaderData): AsyncGenerator<PlannedItem> {
  const plan = createPlanner(planner);
  for await (const item of openImport(path, options)) yield plan(item);
};

const fromThread = async function* (reader: URL, data: ReaderData): AsyncGenerator<PlannedItem> {
  const worker = new Worker(reader, { workerData: data });
  try {
    // A fault of the thread is an "error" event, which `on` throws here.
    for await (const [report] of on(worker, "message", { close: ["exit"] }) as AsyncIterable<
      [ReaderReport]
    >) {
      if (report === null) return;
      yield* report;
      worker.postMessage(null);
    }
    throw new Error("the reader of the import ended too soon");
  } finally {
    await worker.terminate();
  }
};
