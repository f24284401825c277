import { Worker } from "node:worker_threads";
import type { ItemGroup } from "./group-items.ts";
import type { ReaderData, ReaderOrder, ReaderReport } from "./import-reader.ts";

/** Groups that have come become one of so many items, as many as one batch takes. */
const mostItems = 1_000;

/** Takes the groups from the beginning that make one; at least one where there are any. */
const takeFrom = (reports: (ItemGroup | null)[]): readonly (ItemGroup | null)[] => {
  let items = 0;
  const count = reports.findIndex((group, index) => {
    items += group?.length ?? 0;
    return index > 0 && items > mostItems;
  });
  return reports.splice(0, count < 0 ? reports.length : count);
};

/** A thread that reads one import after the other. By itself it keeps no process from ending. */
export interface ReaderThread {
  /** Resolves when it can begin at once, or has ended. */
  readonly ready: Promise<void>;
  /** It has not ended, for whatever reason. */
  isThere(): boolean;
  /** The items of a path, planned, in groups of what has come so far. One path at a time, and that to its end. */
  read(data: ReaderData): AsyncGenerator<ItemGroup>;
  end(): Promise<void>;
}

/** @param program the bundled `import-reader`, or its source */
export const startReaderThread = (program: URL): ReaderThread => {
  const worker = new Worker(program);
  const ready = Promise.withResolvers<void>();
  const reports: (ItemGroup | null)[] = [];
  let fault: unknown = null;
  let isOver = false;
  let came = Promise.withResolvers<void>();
  worker.on("message", (report: ReaderReport) => {
    if (report === "ready") ready.resolve();
    else reports.push(report);
    came.resolve();
  });
  worker.on("error", (error) => {
    fault = error;
    came.resolve();
  });
  worker.on("exit", () => {
    isOver = true;
    ready.resolve();
    came.resolve();
  });
  worker.unref();
  const tell = (order: ReaderOrder): void => worker.postMessage(order);

  return {
    ready: ready.promise,
    isThere: () => !isOver && fault === null,
    read: async function* (data) {
      worker.ref();
      tell(data);
      try {
        while (true) {
          const taken = takeFrom(reports);
          for (const group of taken) if (group !== null) tell(null);
          const items = taken.flatMap((group) => group ?? []);
          if (items.length > 0) yield items;
          if (taken.includes(null)) return;
          if (taken.length > 0) continue;
          if (fault !== null) throw fault;
          if (isOver) throw new Error("the reader of the import ended too soon");
          await came.promise;
          came = Promise.withResolvers<void>();
        }
      } finally {
        worker.unref();
      }
    },
    end: async () => {
      await worker.terminate();
    },
  };
};
