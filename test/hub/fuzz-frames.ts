import { randomUUID } from "node:crypto";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import { encodeStateAsUpdate } from "yjs";
import { indexName } from "../../src/sync/protocol.ts";
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

export interface FuzzOptions {
  readonly frames: number;
  readonly agent: string;
  readonly seed: number;
}

/**
 * Sends frames that are random, cut, or right but for a few bytes, over as many sockets as the hub closes. Resolves when
 * all are sent; gives how many sockets it took.
 */
export const fuzz = async (hub: Reachable, { frames, agent, seed }: FuzzOptions): Promise<number> => {
  const random = createRandom(seed);
  let sockets = 0;
  for (let sent = 0; sent < frames; ) {
    const writer = newWriter();
    const ws = new WebSocket(hub.url, {
      headers: headersOf(hub, { agents: [agent], writer, run: randomUUID() }),
    });
    ws.on("error", () => undefined);
    sockets++;
    const isOpen = await new Promise<boolean>((resolve) => {
      ws.once("open", () => resolve(true));
      ws.once("close", () => resolve(false));
    });
    if (!isOpen) continue;
    for (const frame of openingFrames(writer)) ws.send(frame);
    while (sent < frames && ws.readyState === WebSocket.OPEN) {
      const frame = random(4) === 0 ? noise(random) : mutated(rightFrame(writer, agent, random), random);
      await new Promise<void>((resolve) => ws.send(frame, () => resolve()));
      sent++;
      // A hub that closes says so on the same socket.
      if (sent % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    ws.terminate();
  }
  return sockets;
};

type Random = (below: number) => number;

/** A small generator, so that a round can be had again (xorshift32). */
const createRandom = (seed: number): Random => {
  let state = seed || 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
};

const openingFrames = (writer: string): readonly Uint8Array[] =>
  [indexName, logShard(writer, Date.now()), feedShard(writer, 1)].map((name) => {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, name);
    for (const number of [2, 0]) encoding.writeVarUint(encoder, number);
    encoding.writeVarString(encoder, "-");
    return encoding.toUint8Array(encoder);
  });

const rightFrame = (writer: string, agent: string, random: Random): Uint8Array => {
  const isLog = random(2) === 0;
  const name = isLog ? logShard(writer, Date.now()) : feedShard(writer, 1);
  const window = openWindow({ known: new Map(), client: 1 + random(3), onEntries: () => {} });
  window.add([isLog ? commentBy(agent, writer) : identityEntry(identityOf(writer, "Grace"))]);
  const frame = updateFrame(random(8) === 0 ? indexName : name, encodeStateAsUpdate(window.doc));
  window.close();
  return frame;
};

const mutated = (frame: Uint8Array, random: Random): Uint8Array => {
  const bytes = random(5) === 0 ? frame.slice(0, random(frame.length) + 1) : frame.slice();
  // Mostly behind the name, which would only be unknown.
  for (let changes = 1 + random(4); changes > 0; changes--) {
    const from = random(6) === 0 ? 0 : Math.min(bytes.length - 1, 40);
    bytes[from + random(bytes.length - from)] = random(256);
  }
  return bytes;
};

const noise = (random: Random): Uint8Array => Uint8Array.from({ length: 1 + random(200) }, () => random(256));
