/** Reads and plans the items of an import in a thread of its own, while the engine's takes in those before. An entry of the bundle. */
import { once } from "node:events";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { ImportOptions } from "../channels/import-item.ts";
import { openImport } from "../channels/open-import.ts";
import { groupItems, type ItemGroup } from "./group-items.ts";
import { createPlanner, type PlannerOptions } from "./plan-item.ts";

/** What the thread is started with. */
export interface ReaderData {
  readonly path: string;
  readonly options: ImportOptions;
  readonly planner: PlannerOptions;
}

/** Some items; null after the last ones. Each is answered when the next may come. */
export type ReaderReport = ItemGroup | null;

/** The first report is small, so that the engine begins while the reader has just begun. */
const reportItems = { first: 40, most: 200 };
/** So many reports may be under way: enough that nobody waits, few enough that memory stays small. */
const mostUnderWay = 10;

const read = async (port: MessagePort, { path, options, planner }: ReaderData): Promise<void> => {
  let underWay = 0;
  port.on("message", () => {
    underWay--;
  });
  for await (const report of groupItems(openImport(path, options), createPlanner(planner), reportItems)) {
    port.postMessage(report satisfies ReaderReport);
    underWay++;
    while (underWay >= mostUnderWay) await once(port, "message");
  }
  port.postMessage(null satisfies ReaderReport);
  port.close();
};

if (parentPort !== null) await read(parentPort, workerData as ReaderData);
