/** Reads and plans the items of an import in a thread of its own, while the engine's takes in those before. An entry of the bundle. */
import { once } from "node:events";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import type { ImportOptions } from "../channels/import-item.ts";
import { openImport } from "../channels/open-import.ts";
import { createPlanner, type PlannedItem, type PlannerOptions } from "./plan-item.ts";

/** What the thread is started with. */
export interface ReaderData {
  readonly path: string;
  readonly options: ImportOptions;
  readonly planner: PlannerOptions;
}

/** Some items; null after the last ones. Each is answered when the next may come. */
export type ReaderReport = readonly PlannedItem[] | null;

/** The first report is small, so that the engine begins while the reader has just begun. */
const firstItems = 40;
/** Others are this many items, or this many characters. */
const mostItems = 200;
const mostCharacters = 1_000_000;
/** So many reports may be under way: enough that nobody waits, few enough that memory stays small. */
const mostUnderWay = 10;

const read = async (port: MessagePort, { path, options, planner }: ReaderData): Promise<void> => {
  const plan = createPlanner(planner);
  let underWay = 0;
  port.on("message", () => {
    underWay--;
  });
  const send = async (report: ReaderReport): Promise<void> => {
    port.postMessage(report);
    underWay++;
    while (underWay >= mostUnderWay) await once(port, "message");
  };
  let items: PlannedItem[] = [];
  let characters = 0;
  let enough = firstItems;
  for await (const item of openImport(path, options)) {
    items.push(plan(item));
    characters += "text" in item.content ? item.content.text.length : 0;
    if (items.length < enough && characters < mostCharacters) continue;
    await send(items);
    enough = mostItems;
    items = [];
    characters = 0;
  }
  await send(items);
  port.postMessage(null);
  port.close();
};

if (parentPort !== null) await read(parentPort, workerData as ReaderData);
