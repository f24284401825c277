import type { WriterId } from "../../domain/ids.ts";
import { feedLength } from "../../sync/protocol.ts";
import { feedShard, logShard, parseShard } from "../../sync/shard-name.ts";
import type { IndexLines } from "./index-lines.ts";
import type { ShardBook } from "./shard-book.ts";

/** A shard to write to, and how many entries more it may take. */
export interface Room {
  readonly name: string;
  readonly room: number;
}

/** Where a writer writes now: decisions, and facts. `after` is a shard that turned out to be closed. */
export interface OwnShards {
  readonly operations: (after: string | null) => Room;
  readonly facts: (after: string | null) => Room;
  isCurrent(name: string): boolean;
}

export interface OwnShardsOptions {
  readonly writer: WriterId;
  readonly book: ShardBook;
  readonly index: IndexLines;
  /** The clock as the hub has it, milliseconds. */
  readonly now: () => number;
}

const day = 24 * 3_600_000;

export const createOwnShards = ({ writer, book, index, now }: OwnShardsOptions): OwnShards => ({
  isCurrent: (name) => name === logShard(writer, now()),
  operations: (after) => {
    const name = logShard(writer, now());
    // The hub's week has ended by a moment sooner.
    return { name: name === after ? logShard(writer, now() + day) : name, room: feedLength };
  },
  facts: (after) => {
    const own = [...book.all(), ...index.all()].filter((shard) => shard.writer === writer);
    const part = Math.max(1, ...own.map(({ name }) => partOf(name)));
    const name = feedShard(writer, part);
    const room = feedLength - Math.max(book.get(name).count, index.get(name)?.count ?? 0);
    const isClosed = book.get(name).sealed || index.get(name)?.sealed === true;
    const past = partOf(after ?? "");
    if (room > 0 && !isClosed && past < part) return { name, room };
    return { name: feedShard(writer, Math.max(part, past) + 1), room: feedLength };
  },
});

/** The part of a feed; 0 for anything else. */
const partOf = (name: string): number => {
  const shard = parseShard(name);
  return shard?.kind === "feed" ? shard.part : 0;
};
