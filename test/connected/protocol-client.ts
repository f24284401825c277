import { randomUUID } from "node:crypto";
import type { WriterId } from "../../src/domain/ids.ts";
import { createIndexLines } from "../../src/engine/sync/index-lines.ts";
import { openLine } from "../../src/engine/sync/open-line.ts";
import type { Operation } from "../../src/operations/operation.ts";
import { encodeEntry } from "../../src/sync/entry-codec.ts";
import { type Frame, openFrame, stateFrame, updateFrame } from "../../src/sync/frames.ts";
import type { Known } from "../../src/sync/known.ts";
import { indexName } from "../../src/sync/protocol.ts";
import { readShard } from "../../src/sync/read-shard.ts";
import { logShard, parseShard } from "../../src/sync/shard-name.ts";
import { writeEntries } from "../../src/sync/write-entries.ts";

/** What the hub takes for a replica: it follows every log and writes its own. It stores nothing. */
export interface ProtocolClient {
  readonly writer: WriterId;
  /** Entries of others that came. */
  received(): number;
  /** Resolves when the hub has acknowledged it; one at a time. */
  add(operation: Operation): Promise<void>;
  close(): void;
}

export const openProtocolClient = async (
  url: string,
  token: string,
  writer: WriterId,
): Promise<ProtocolClient> => {
  const own = logShard(writer, Date.now());
  const client = Math.floor(Math.random() * 2 ** 32);
  const index = createIndexLines();
  const known = new Map<string, Known>();
  const ready = Promise.withResolvers<void>();
  let received = 0;
  let clock = 0;
  let taken: PromiseWithResolvers<void> | null = null;

  const open = (name: string): void => {
    if (known.has(name)) return;
    known.set(name, new Map());
    line.send(openFrame(name));
    line.send(stateFrame(name, new Map()));
  };
  const onFrame = (name: string, frame: Frame): void => {
    if (frame.type === "update" && name === indexName) {
      for (const line of index.take(frame.update)) if (parseShard(line.name)?.kind === "log") open(line.name);
      open(own);
    } else if (frame.type === "update") {
      const news = readShard(frame.update, known.get(name) ?? new Map());
      known.set(name, news.known);
      if (name === own) ready.resolve();
      else received += news.entries.length;
    } else if (name === own && frame.type === "taken") {
      if (frame.isTaken) taken?.resolve();
      else taken?.reject(new Error("the hub did not take it"));
    } else if (name === own && frame.type === "message") {
      taken?.reject(new Error(JSON.stringify(frame.message)));
    }
  };
  const opened = await openLine({
    ...{ url, tokens: [token], writer, run: randomUUID(), signal: new AbortController().signal },
    onFrame,
    onEnd: (failure) => {
      ready.reject(new Error(failure));
      taken?.reject(new Error(failure));
    },
  });
  if ("failed" in opened) throw new Error(opened.failed);
  const line = opened;
  line.send(openFrame(indexName));
  line.send(stateFrame(indexName, new Map()));
  await ready.promise;
  return {
    writer,
    received: () => received,
    add: async (operation) => {
      const entry = encodeEntry({ type: "operation", operation }, writer);
      const { update, end } = writeEntries([entry], { client, clock });
      clock = end;
      taken = Promise.withResolvers();
      line.send(updateFrame(own, update));
      await taken.promise;
    },
    close: () => line.end(),
  };
};
