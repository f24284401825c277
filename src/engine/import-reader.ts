/** Reads and plans the items of imports in a thread of its own, while the engine's takes in those before. An entry of the bundle. */
import { once } from "node:events";
import { type MessagePort, parentPort } from "node:worker_threads";
import type { ImportOptions } from "../channels/import-item.ts";
import { openImport } from "../channels/open-import.ts";
import { groupItems, type ItemGroup } from "./group-items.ts";
import { createPlanner, type PlannerOptions } from "./plan-item.ts";

/** What to read. */
export interface ReaderData {
  readonly path: string;
  readonly options: ImportOptions;
  readonly planner: PlannerOptions;
  /** Of the whole path. */
  readonly bytes: number;
}

/** To the thread: what to read, once it has read the one before; or null, that a group was taken. */
export type ReaderOrder = ReaderData | null;

/** From the thread: that it can begin; some items, each answered when the next may come; null after the last ones. */
export type ReaderReport = "ready" | ItemGroup | null;

/** Each batch costs the engine 10 ms besides its items, and one write to the disk. */
const groupSizes = { least: 40, most: 500 };
/** So many groups may be under way: enough that nobody waits, few enough that memory stays small. */
const mostUnderWay = 10;

const serve = (port: MessagePort): void => {
  let underWay = 0;
  const tell = (report: ReaderReport): void => port.postMessage(report);
  const read = async ({ path, options, planner, bytes }: ReaderData): Promise<void> => {
    const sizes = { ...groupSizes, bytes };
    for await (const group of groupItems(openImport(path, options), createPlanner(planner), sizes)) {
      tell(group);
      underWay++;
      while (underWay >= mostUnderWay) await once(port, "message");
    }
    tell(null);
  };
  port.on("message", (order: ReaderOrder) => {
    if (order === null) underWay--;
    // What fails here ends the thread, and whoever started it hears of that.
    else void read(order);
  });
  tell("ready");
};

if (parentPort !== null) serve(parentPort);
