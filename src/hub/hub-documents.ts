import { setTimeout } from "node:timers/promises";
import { type Connection, type Document, Hocuspocus, MessageType } from "@hocuspocus/server";
import * as decoding from "lib0/decoding";
import { messageYjsSyncStep1, messageYjsUpdate } from "y-protocols/sync";
import { applyUpdate } from "yjs";
import type { Engine } from "../engine/engine.ts";
import { closeCodes, type HubMessage, indexName } from "../sync/protocol.ts";
import { parseShard, weekOf } from "../sync/shard-name.ts";
import { faultOf, type HubLog } from "./hub-log.ts";
import type { Line } from "./line.ts";
import type { LineLimits } from "./line-limits.ts";
import { loadShard } from "./load-shard.ts";
import type { LoadedShards } from "./loaded-shards.ts";
import type { OpenLine } from "./open-line.ts";
import { keepPresence } from "./presence.ts";
import { hubOrigin, type ShardIndex } from "./shard-index.ts";
import type { ShardLog } from "./shard-log.ts";
import { createTokenBucket } from "./token-bucket.ts";

/** The documents that lines open, and what may be done to them. */
export interface HubDocuments {
  /** Serves a line until its socket ends. */
  serve(line: OpenLine, onEnd: (code: number) => void): void;
  /** Resolves when no shard is open any more; lines have to be ended before. */
  unloaded(): Promise<void>;
  /** Waits until what is under way is decided, and lets go of every document. */
  close(): Promise<void>;
}

export interface DocumentsOptions {
  readonly engine: Engine;
  readonly index: ShardIndex;
  readonly loaded: LoadedShards;
  readonly shardLog: ShardLog;
  readonly limits: LineLimits;
  readonly log: HubLog;
  readonly now: () => number;
}

/** What Hocuspocus hands to each hook with the line's documents. */
interface LineContext {
  readonly line: Line;
}

const day = 24 * 3_600_000;
/** Parts of a feed that a writer may begin ahead of the last one that has an entry. */
const partsAhead = 50;
/** The longest that a timer takes. */
const never = 2 ** 31 - 1;

export const createHubDocuments = async (options: DocumentsOptions): Promise<HubDocuments> => {
  const { engine, index, loaded, shardLog, limits, log, now } = options;
  const openByLine = new Map<Line, Set<string>>();

  const hocuspocus = new Hocuspocus<LineContext>({
    quiet: true,
    unloadImmediately: true,
    // The default merges what came within a moment, which sends each client its own changes back.
    flushDelay: false,
    // Lines are pinged; one without presence has nothing to say for hours.
    timeout: never,
    onAuthenticate: async ({ documentName, context: { line }, connectionConfig }) => {
      const open = openByLine.get(line);
      const access = accessOf(documentName, line);
      if (open === undefined || open.size >= limits.documents || access === null) {
        line.settle(documentName, "all");
        // Without a message, so that nothing prints it.
        throw { reason: "unknown-document" };
      }
      open.add(documentName);
      connectionConfig.readOnly = access === "read";
      await line.room();
    },
    onLoadDocument: async ({ document, documentName }) => {
      if (documentName !== indexName) await load(document).catch(notLoaded(documentName));
    },
    // What waits to be logged goes into this document and no other. The line that brought it waits for that, and lets go
    // of the document then; whoever closes meanwhile would take it away, and this one's closing the next one as well.
    beforeUnloadDocument: async ({ documentName }) => {
      if (shardLog.isAwaited(documentName)) throw { reason: "awaited" };
    },
    connected: async ({ documentName, connection, context: { line } }) => {
      if (documentName === indexName) tell(connection, { type: "hello", now: now(), agents: line.agents });
    },
    onDisconnect: async ({ documentName, context: { line } }) => {
      openByLine.get(line)?.delete(documentName);
      line.settle(documentName, "all");
    },
    afterHandleMessage: async ({ documentName, update, context: { line } }) => {
      line.settle(documentName, update.byteLength);
    },
    beforeSync: async ({ connection, document, documentName, payload, type, context: { line } }) => {
      if (type === messageYjsSyncStep1 || connection.readOnly) return;
      const shard = parseShard(documentName)!;
      const became = await shardLog.submit({
        name: documentName,
        shard,
        doc: document,
        update: payload,
        line,
      });
      if (became.type === "logged") return;
      // Read-only from here on, so Hocuspocus answers that it did not take it, and takes nothing that builds on it.
      connection.readOnly = true;
      log.info({ event: "not-taken", shard: documentName, why: became.type });
      if (became.type === "malformed") line.close(1008, "malformed");
      else if (became.type === "too-much") line.close(closeCodes.tooMuch, "too much at once");
      else if (became.type === "failed") line.close(1011, "not logged");
      else {
        tell(connection, became);
        // After what it is told: one strike too many closes the line.
        if (became.type === "reopen" && became.why !== "sealed") line.strike();
      }
    },
    beforeHandleAwareness: async ({ states, connection, document, documentName, context }) => {
      if (documentName !== indexName || connection === undefined || context === undefined) {
        states.clear();
        return;
      }
      const own = document.getClients(connection) as ReadonlySet<number>;
      const all = document.awareness.getStates();
      keepPresence(states, context.line.agents, own, (client) => all.has(client));
    },
  });

  /** Read for what there is, write for a writer's own; null where there is nothing to open. */
  const accessOf = (name: string, line: Line): "read" | "write" | null => {
    if (name === indexName) return "read";
    const shard = parseShard(name);
    if (shard === null) return null;
    if (shard.writer !== line.writer) return index.has(name) ? "read" : null;
    if (index.has(name)) return "write";
    const isDue =
      shard.kind === "log"
        ? shard.week >= weekOf(now() - day) && shard.week <= weekOf(now() + day)
        : shard.part <= index.lastPart(shard.writer) + partsAhead;
    return isDue ? "write" : null;
  };

  /** Texts that are erased while the tables are read must not come back from what was read before. */
  const load = async (document: Document): Promise<void> => {
    const shard = parseShard(document.name)!;
    for (;;) {
      const before = loaded.age();
      const update = await loadShard(engine.db, document.name, shard.writer);
      if (before !== loaded.age()) continue;
      applyUpdate(document, update, hubOrigin);
      loaded.add(document);
      return;
    }
  };

  const notLoaded = (shard: string) => (error: unknown) => {
    log.error({ event: "not-loaded", shard, ...faultOf(error) });
    throw { reason: "not-loaded" };
  };

  const direct = await hocuspocus.openDirectConnection(indexName, { line: hubLine });
  const indexDocument = hocuspocus.documents.get(indexName)!;
  index.attach(indexDocument);
  // Who is there is known by the sockets; renewing it every quarter of a minute would cost a thin line more than all else.
  clearInterval(indexDocument.awareness._checkInterval);

  return {
    serve: (line, onEnd) => {
      openByLine.set(line, new Set());
      const connection = hocuspocus.handleConnection(line.socket, new Request("http://hub/"), { line });
      const shown = createTokenBucket(limits.presence, Date.now());
      line.listen(
        (frame) => {
          const kind = kindOf(frame);
          if (kind === null) {
            line.close(1008, "malformed");
            return;
          }
          // Everybody gets what one shows; what comes too often is left out.
          if (kind.isPresence && shown.take(1, Date.now()) > 0) return;
          if (kind.isUpdate) line.begin(kind.document, frame.byteLength);
          connection.handleMessage(frame);
        },
        (code) => {
          connection.handleClose({ code, reason: "" });
          openByLine.delete(line);
          onEnd(code);
        },
      );
    },
    unloaded: async () => {
      for (;;) {
        const shards = [...hocuspocus.documents.values()].filter((document) => document !== indexDocument);
        if (shards.length === 0 && hocuspocus.loadingDocuments.size === 0) return;
        for (const shard of shards) void hocuspocus.unloadDocument(shard);
        await setTimeout(limits.pause);
      }
    },
    close: async () => {
      await shardLog.stop();
      index.stop();
      await direct.disconnect();
    },
  };
};

const tell = (connection: Connection, message: HubMessage): void =>
  connection.sendStateless(JSON.stringify(message));

/** Types that a replica may send; the others are the hub's, or between hubs. */
const fromReplica: ReadonlySet<number> = new Set([
  MessageType.Sync,
  MessageType.Awareness,
  MessageType.Auth,
  MessageType.QueryAwareness,
  MessageType.SyncReply,
  MessageType.CLOSE,
]);

interface FrameKind {
  readonly document: string;
  readonly isUpdate: boolean;
  readonly isPresence: boolean;
}

/** What a frame is about, before Hocuspocus looks at it; null for what no replica sends. */
const kindOf = (frame: Uint8Array): FrameKind | null => {
  try {
    const decoder = decoding.createDecoder(frame);
    const document = decoding.readVarString(decoder);
    const type = decoding.readVarUint(decoder);
    // A name with a session in it would open one document several times.
    if (!fromReplica.has(type) || (document !== indexName && parseShard(document) === null)) return null;
    const isSync = type === MessageType.Sync || type === MessageType.SyncReply;
    if (!isSync) return { document, isUpdate: false, isPresence: type === MessageType.Awareness };
    const step = decoding.readVarUint(decoder);
    if (step > messageYjsUpdate) return null;
    return { document, isUpdate: step !== messageYjsSyncStep1, isPresence: false };
  } catch {
    return null;
  }
};

/** The hub's own connection to the index. */
const hubLine: Line = {
  writer: "",
  run: "",
  agents: [],
  tokens: [],
  room: async () => {},
  withoutEcho: (step) => step(),
  strike: () => {},
  begin: () => {},
  settle: () => {},
  close: () => {},
};
