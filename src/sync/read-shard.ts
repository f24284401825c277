import { ContentBinary, decodeUpdate, Item, Skip } from "yjs";
import type { Known } from "./known.ts";
import type { PlacedEntry } from "./read-update.ts";

export interface ShardNews {
  /** Beyond what was known, in the order of each client's clock. `texts` is null also for what was erased since. */
  readonly entries: readonly PlacedEntry[];
  /** How far the shard is known with them. */
  readonly known: Known;
  /** Something in between is missing, or what came is no shard's: the whole shard must be asked for. */
  readonly hasGap: boolean;
}

/**
 * What an update of a shard (version 1) tells to who knows `known` of it. Takes everything: what is deleted, or is not
 * known to this program, counts as known and gives nothing. Throws on broken bytes.
 */
export const readShard = (update: Uint8Array, known: Known): ShardNews => {
  const { structs } = decodeUpdate(update);
  const entries: PlacedEntry[] = [];
  const reached = new Map(known);
  let hasGap = false;
  for (const [index, struct] of structs.entries()) {
    const { client, clock } = struct.id;
    const at = reached.get(client) ?? 0;
    const end = clock + struct.length;
    if (struct instanceof Skip || end <= at) continue;
    if (clock > at) {
      hasGap = true;
      continue;
    }
    reached.set(client, end);
    const kept = valueIn(struct, "ops");
    if (kept === null) continue;
    const texts = valueIn(structs[index + 1], "texts");
    const hasTexts =
      texts !== null && texts.key === kept.key && texts.client === client && texts.clock === end;
    entries.push({
      id: kept.key,
      kept: kept.bytes,
      texts: hasTexts ? texts.bytes : null,
      client,
      clock,
      width: hasTexts ? 2 : 1,
    });
  }
  return { entries, known: reached, hasGap };
};

/** Just past an entry: how far its client is known with it. */
export const endOf = ({ clock, width }: PlacedEntry): number => clock + width;

interface Value {
  readonly client: number;
  readonly clock: number;
  readonly key: string;
  readonly bytes: Uint8Array;
}

const valueIn = (struct: unknown, map: "ops" | "texts"): Value | null => {
  if (!(struct instanceof Item) || !(struct.content instanceof ContentBinary)) return null;
  const { parent, parentSub, id, content } = struct;
  if ((parent as unknown) !== map || parentSub === null) return null;
  return { client: id.client, clock: id.clock, key: parentSub, bytes: content.content };
};
