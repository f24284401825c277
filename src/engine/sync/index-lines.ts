import { decode } from "cborg";
import { applyUpdate, Doc } from "yjs";
import { type IndexLine, indexMap } from "../../sync/protocol.ts";
import { parseShard } from "../../sync/shard-name.ts";

/** What the hub says of a shard. */
export interface ShardLine {
  readonly name: string;
  readonly writer: string;
  readonly count: number;
  readonly sealed: boolean;
  readonly digest: number;
}

/** The hub's index of shards, as far as it has come in. Made anew for each line: the hub may make its own anew. */
export interface IndexLines {
  /** Takes an update; gives the lines that it changed. Throws on broken bytes. */
  take(update: Uint8Array): readonly ShardLine[];
  get(name: string): ShardLine | undefined;
  all(): readonly ShardLine[];
}

export const createIndexLines = (): IndexLines => {
  const doc = new Doc();
  const map = doc.getMap<Uint8Array>(indexMap);
  const lines = new Map<string, ShardLine>();
  let changed = new Set<string>();
  map.observe(({ keysChanged }) => {
    for (const name of keysChanged) if (name !== null) changed.add(name);
  });
  return {
    take: (update) => {
      changed = new Set();
      applyUpdate(doc, update);
      return [...changed].flatMap((name) => {
        const line = lineOf(name, map.get(name));
        if (line === null) return [];
        lines.set(name, line);
        return [line];
      });
    },
    get: (name) => lines.get(name),
    all: () => [...lines.values()],
  };
};

/** Null for what a newer hub may list and this program does not know. */
const lineOf = (name: string, value: Uint8Array | undefined): ShardLine | null => {
  const shard = parseShard(name);
  if (shard === null || value === undefined) return null;
  const [count, sealed, digest] = decode(value) as IndexLine;
  return { name, writer: shard.writer, count, sealed: sealed === 1, digest };
};
