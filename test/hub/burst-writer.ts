import { randomUUID } from "node:crypto";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import { feedShard, logShard } from "../../src/sync/shard-name.ts";
import { openWindow } from "../sync/shard-window.ts";
import {
  commentBy,
  headersOf,
  identityEntry,
  identityOf,
  newWriter,
  type Reachable,
  updateFrame,
} from "./connect-replica.ts";

/** A writer that knows of each update whether it was acknowledged. */
export interface BurstWriter {
  /** Ids of what was acknowledged, in order. */
  readonly acknowledged: readonly string[];
  /** Resolves when the socket has ended. */
  readonly ended: Promise<void>;
  /** Sends no more, and ends when all that was sent is acknowledged. */
  drain(): Promise<void>;
}

/** How many updates go out before any is acknowledged. */
const window = 20;

/**
 * Sends one operation, or one fact, an update, as fast as a window of them is acknowledged, until the socket ends.
 * Acknowledgements come in the order of the updates of a document.
 */
export const openBurstWriter = (hub: Reachable, agent: string, kind: "log" | "feed"): BurstWriter => {
  const writer = newWriter();
  const name = kind === "log" ? logShard(writer, Date.now()) : feedShard(writer, 1);
  const ws = new WebSocket(hub.url, {
    headers: headersOf(hub, { agents: [agent], writer, run: randomUUID() }),
  });
  const acknowledged: string[] = [];
  const sent: string[] = [];
  let isDraining = false;
  const shard = openWindow({ known: new Map(), onEntries: () => {} });
  shard.doc.on("update", (update: Uint8Array) => ws.send(updateFrame(name, update)));
  const send = (): void => {
    if (isDraining && sent.length === acknowledged.length) ws.close();
    while (!isDraining && ws.readyState === WebSocket.OPEN && sent.length - acknowledged.length < window) {
      const entry = kind === "log" ? commentBy(agent, writer) : identityEntry(identityOf(writer, "Grace"));
      sent.push(entry.id);
      shard.add([entry]);
    }
  };
  ws.on("error", () => undefined);
  ws.on("open", () => ws.send(authFrame(name)));
  ws.on("message", (data) => {
    const decoder = decoding.createDecoder(data as Uint8Array);
    decoding.readVarString(decoder);
    const type = decoding.readVarUint(decoder);
    if (type === syncStatus && decoding.readVarUint(decoder) === 1)
      acknowledged.push(sent[acknowledged.length]!);
    if (type === auth || type === syncStatus) send();
  });
  const ended = new Promise<void>((resolve) => ws.on("close", () => resolve()));
  return {
    acknowledged,
    ended,
    drain: () => {
      isDraining = true;
      send();
      return ended;
    },
  };
};

const auth = 2;
const syncStatus = 8;

/** Opens a document; the token was shown at the door. */
export const authFrame = (name: string): Uint8Array => {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, name);
  for (const number of [auth, 0]) encoding.writeVarUint(encoder, number);
  encoding.writeVarString(encoder, "-");
  return encoding.toUint8Array(encoder);
};
