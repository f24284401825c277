import { authorsOf, shardSummaries } from "../../store/shard-entries.ts";
import type { Engine } from "../engine/engine.ts";
import { openEngine } from "../engine/open-engine.ts";
import type { OpenFailure } from "../engine/open-failure.ts";
import { createRequestHandler } from "./answer-request.ts";
import { authenticate } from "./authenticate.ts";
import { createDatabaseWatch, type DatabaseWatch } from "./database-watch.ts";
import { type FrontDoor, openFrontDoor } from "./front-door.ts";
import { createHubDocuments, type HubDocuments } from "./hub-documents.ts";
import { createHubLines, type HubLines } from "./hub-lines.ts";
import { faultOf, type HubLog } from "./hub-log.ts";
import { type LineLimits, usualLineLimits } from "./line-limits.ts";
import { createLoadedShards } from "./loaded-shards.ts";
import { openLine } from "./open-line.ts";
import { placeEntries } from "./place-entries.ts";
import { createRenewal } from "./renewal.ts";
import { createShardIndex } from "./shard-index.ts";
import { createShardLog } from "./shard-log.ts";

export interface HubOptions {
  /** The hub's data folder; made where it is absent. */
  readonly data: string;
  /** The URL of a PostgreSQL database for the tables. */
  readonly database?: string | null;
  readonly template?: string | null;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly tls?: { readonly cert: string; readonly key: string } | null;
  readonly log: HubLog;
  /** Names the mail server for exports; the process's own unless given. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly limits?: LineLimits;
  /** The wall clock, milliseconds. */
  readonly now?: () => number;
}

/** A hub that listens. */
export interface Hub {
  /** Where replicas connect. */
  readonly url: string;
  readonly port: number;
  readonly engine: Engine;
  /** Whether any agent has a token: without one nobody can connect. */
  readonly hasTokens: boolean;
  /** Lets nobody in any more, decides what is under way, and closes everything. Safe to call twice. */
  close(): Promise<void>;
}

/** Milliseconds between two looks at which logs their week has closed. */
const sealingPause = 60_000;

/**
 * Opens a hub on a data folder: what replicas send is logged and folded there, and passed on. Rejects when it cannot
 * listen; then the folder is closed again.
 */
export const openHub = async (options: HubOptions): Promise<Hub | OpenFailure> => {
  const { data, database = null, template = null, environment, log } = options;
  const watch = createDatabaseWatch(log);
  const engine = await openEngine({
    ...{ data, database, template, sendsMail: true, ...watch.told },
    onErasure: (outcome) => {
      if (outcome === "erased") log.info({ event: "erased" });
      else log.error({ event: "erasure-failed", ...faultOf(outcome.failed) });
    },
    ...(environment === undefined ? {} : { environment }),
  });
  if ("tag" in engine) return engine;
  try {
    return await openOn(engine, watch, options);
  } catch (error) {
    await engine.close();
    throw error;
  }
};

const openOn = async (
  engine: Engine,
  watch: DatabaseWatch,
  { host, port, tls = null, log, limits = usualLineLimits, now = Date.now }: HubOptions,
): Promise<Hub> => {
  const index = createShardIndex(await shardSummaries(engine.db), now);
  const placed = await placeEntries(engine, index, now());
  if (placed > 0) log.info({ event: "placed", entries: placed });
  const loaded = createLoadedShards();
  const shardLog = createShardLog({
    ...{ engine, index, loaded, log, now },
    onUnshown: () => renewal.begin(),
  });
  const documents = await createHubDocuments({ engine, index, loaded, shardLog, limits, log, now });
  const lines = createHubLines(async (writer, agents) => {
    if (writer === engine.writer) return false;
    const newest = index.lastLog(writer);
    const authors = newest === null ? [] : await authorsOf(engine.db, newest);
    return authors.length === 0 || authors.some((author) => agents.includes(author));
  });
  const renewal = createRenewal({ engine, index, loaded, shardLog, documents, lines, log });
  watch.begin(engine, renewal.begin);
  const stopListening = engine.changes.subscribe(({ topics }) => {
    if (topics.includes("settings")) lines.recheck(engine.projection.desk());
  });
  const sealing = setInterval(index.refresh, sealingPause).unref();
  const stop = (): void => {
    clearInterval(sealing);
    stopListening();
    watch.stop();
    renewal.stop();
  };
  const door = await openFrontDoor({
    ...{ host, port, tls },
    onFault: (error) => log.error({ event: "port-failed", ...faultOf(error) }),
    onRequest: createRequestHandler({ engine, log, now }),
    authenticate: (authorization) => authenticate(engine.projection.desk(), authorization),
    isFull: lines.isFull,
    isReady: () => !renewal.isUnderWay(),
    onVisitor: (ws, visitor) => {
      const line = openLine(ws, { ...visitor, limits });
      const { writer } = line;
      ws.once("close", () => lines.remove(line));
      lines.admit(line).then(
        (admission) => {
          log.info({ event: admission, writer });
          if (admission === "connected")
            documents.serve(line, (code) => log.info({ event: "disconnected", writer, code }));
        },
        (error: unknown) => {
          log.error({ event: "not-admitted", writer, ...faultOf(error) });
          line.cut();
        },
      );
    },
  }).catch(async (error: unknown) => {
    stop();
    await documents.close();
    throw error;
  });
  log.info({ event: "listening", port: door.port });
  const close = createClosing({ door, lines, documents, engine }, stop);
  const hasTokens = engine.projection.desk().tokens.size > 0;
  return { url: door.url, port: door.port, engine, hasTokens, close };
};

interface Open {
  readonly door: FrontDoor;
  readonly lines: HubLines;
  readonly documents: HubDocuments;
  readonly engine: Engine;
}

const createClosing = ({ door, lines, documents, engine }: Open, stop: () => void): (() => Promise<void>) => {
  let closing: Promise<void> | null = null;
  const closeAll = async (): Promise<void> => {
    stop();
    const closed = door.close();
    await lines.close();
    await closed;
    await documents.close();
    await engine.close();
  };
  return () => {
    closing ??= closeAll();
    return closing;
  };
};
