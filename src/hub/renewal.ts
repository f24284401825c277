import { setTimeout } from "node:timers/promises";
import { shardSummaries } from "../../store/shard-entries.ts";
import type { Engine } from "../engine/engine.ts";
import type { HubDocuments } from "./hub-documents.ts";
import type { HubLines } from "./hub-lines.ts";
import { faultOf, type HubLog } from "./hub-log.ts";
import type { LoadedShards } from "./loaded-shards.ts";
import type { ShardIndex } from "./shard-index.ts";
import type { ShardLog } from "./shard-log.ts";

/**
 * Begins anew with what the tables have, where documents and index may show something else: somebody else wrote there,
 * or a batch was kept whose writer was told that it was not, or what was erased could not be dropped from documents.
 */
export interface Renewal {
  /** Ends every line, which comes back by itself, and lets none in until all is read anew. */
  begin(): void;
  isUnderWay(): boolean;
  stop(): void;
}

export interface RenewalOptions {
  readonly engine: Engine;
  readonly index: ShardIndex;
  readonly loaded: LoadedShards;
  readonly shardLog: ShardLog;
  readonly documents: HubDocuments;
  readonly lines: HubLines;
  readonly log: HubLog;
}

/** Milliseconds between two attempts to read the tables. */
const pause = 500;
/** WebSocket's "service restart": nothing is wrong with who is at the other end. */
const restart = 1012;

export const createRenewal = (options: RenewalOptions): Renewal => {
  const { engine, index, loaded, shardLog, documents, lines, log } = options;
  let wanted = 0;
  let isUnderWay = false;
  let isStopped = false;

  /** False when the tables cannot be read, or are somebody else's now. */
  const renewed = async (): Promise<boolean> => {
    await documents.unloaded();
    if (engine.isDatabaseLost()) return false;
    try {
      index.renew(await shardSummaries(engine.db));
      return true;
    } catch (error) {
      log.warn({ event: "not-renewed", ...faultOf(error) });
      return false;
    }
  };

  const run = async (): Promise<void> => {
    isUnderWay = true;
    for (let done = -1; done !== wanted && !isStopped; ) {
      const next = wanted;
      if (await renewed()) done = next;
      else await setTimeout(pause, undefined, { ref: false });
    }
    isUnderWay = false;
    if (isStopped) return;
    shardLog.goOn();
    log.info({ event: "renewed" });
  };

  return {
    begin: () => {
      if (isStopped) return;
      wanted++;
      loaded.outdate();
      lines.end(restart, "anew");
      shardLog.hold();
      if (!isUnderWay) void run();
    },
    isUnderWay: () => isUnderWay,
    stop: () => {
      isStopped = true;
    },
  };
};
