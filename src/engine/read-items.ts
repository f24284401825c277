import { on } from "node:events";
import { Worker } from "node:worker_threads";
import type { ImportItem, ImportOptions } from "../channels/import-item.ts";
import { openImport } from "../channels/open-import.ts";
import type { ReaderData, ReaderReport } from "./import-reader.ts";

/** A thread takes 0.1 s to start: below this many bytes reading here is sooner done. */
const worthAThread = 500_000;

/**
 * The items of a file or a folder. Large ones are read in a thread of their own where `reader` names its program, so
 * that parsing and storing go on at the same time.
 */
export const readItems = (
  reader: URL | null,
  path: string,
  bytes: number,
  options: ImportOptions,
): AsyncIterable<ImportItem> =>
  reader === null || bytes < worthAThread ? openImport(path, options) : fromThread(reader, { path, options });

const fromThread = async function* (reader: URL, data: ReaderData): AsyncGenerator<ImportItem> {
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
