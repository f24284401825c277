import * as encoding from "lib0/encoding";
import type { EncodedEntry } from "./entry-codec.ts";

/** What stands at one place of a shard; `entry` is null where nothing is left of it. */
export interface ShardPlace {
  readonly client: number;
  readonly clock: number;
  readonly width: 1 | 2;
  readonly entry: EncodedEntry | null;
}

/**
 * A whole shard as a Yjs update (version 1), made out of what the tables hold: the window is never kept beside the log,
 * so erasing the log erases it. Each place has the client and the clock that it had when it was written; texts that
 * are erased since become deleted items. `places` must be without gaps for each client, from clock 0.
 */
export const synthesise = (places: readonly ShardPlace[]): Uint8Array => {
  const update = updateOf(places);
  const isWhole = [...firstClocks(places).values()].every((clock) => clock === 0);
  if (!isWhole) throw new Error("a shard with a gap");
  return update;
};

/** Places that go on where the clients of a shard ended, as a Yjs update: without gaps for each client. */
export const updateOf = (places: readonly ShardPlace[]): Uint8Array => {
  const byClient = Map.groupBy(places, ({ client }) => client);
  const encoder = encoding.createEncoder();
  const clients = [...byClient.keys()].sort((a, b) => b - a);
  const deletions = new Map<number, [clock: number, length: number][]>();
  encoding.writeVarUint(encoder, clients.length);
  for (const client of clients) {
    const own = byClient.get(client)!.toSorted((a, b) => a.clock - b.clock);
    const parts = own.flatMap((place) => partsOf(place));
    let { clock } = own[0]!;
    encoding.writeVarUint(encoder, parts.length);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    for (const part of parts) {
      if (part.clock !== clock) throw new Error("a shard with a gap");
      writePart(encoder, part);
      if (part.bytes === null) addDeletion(deletions, client, clock);
      clock++;
    }
  }
  writeDeletions(encoder, deletions);
  return encoding.toUint8Array(encoder);
};

const firstClocks = (places: readonly ShardPlace[]): ReadonlyMap<number, number> => {
  const first = new Map<number, number>();
  for (const { client, clock } of places) first.set(client, Math.min(clock, first.get(client) ?? clock));
  return first;
};

interface Part {
  readonly clock: number;
  readonly map: "ops" | "texts";
  readonly id: string;
  /** Null: deleted. */
  readonly bytes: Uint8Array | null;
}

const partsOf = ({ clock, width, entry }: ShardPlace): readonly Part[] => {
  const id = entry?.id ?? "";
  const kept: Part = { clock, map: "ops", id, bytes: entry?.kept ?? null };
  return width === 1 ? [kept] : [kept, { clock: clock + 1, map: "texts", id, bytes: entry?.texts ?? null }];
};

const garbage = 0;
const binaryContent = 3;
/** The item names the key that it is the value of. */
const hasKey = 0x20;

const writePart = (encoder: encoding.Encoder, { map, id, bytes }: Part): void => {
  if (bytes === null) {
    encoding.writeUint8(encoder, garbage);
    encoding.writeVarUint(encoder, 1);
    return;
  }
  encoding.writeUint8(encoder, binaryContent | hasKey);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarString(encoder, map);
  encoding.writeVarString(encoder, id);
  encoding.writeVarUint8Array(encoder, bytes);
};

const addDeletion = (
  deletions: Map<number, [clock: number, length: number][]>,
  client: number,
  clock: number,
): void => {
  const ranges = deletions.get(client) ?? [];
  const last = ranges.at(-1);
  if (last !== undefined && last[0] + last[1] === clock) last[1]++;
  else ranges.push([clock, 1]);
  deletions.set(client, ranges);
};

const writeDeletions = (
  encoder: encoding.Encoder,
  deletions: ReadonlyMap<number, readonly [clock: number, length: number][]>,
): void => {
  encoding.writeVarUint(encoder, deletions.size);
  for (const [client, ranges] of [...deletions].sort(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const [clock, length] of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
};
