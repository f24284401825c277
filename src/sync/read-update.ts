import { ContentBinary, decodeUpdate, type ID, Item } from "yjs";
import type { EncodedEntry } from "./entry-codec.ts";

/** An entry of an update, and where it stands: `width` items of `client` from `clock` on (two with texts). */
export interface PlacedEntry extends EncodedEntry {
  readonly client: number;
  readonly clock: number;
  readonly width: 1 | 2;
}

/** A stretch of items that an update deletes. */
export interface Deletion {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

export interface ReadUpdate {
  /** In the order of each client's clock. */
  readonly entries: readonly PlacedEntry[];
  readonly deletions: readonly Deletion[];
}

/**
 * Takes an update (version 1) apart without applying it. Throws when it holds anything but whole entries: a new key
 * in `ops`, followed at once by the same key in `texts` where it has texts. So nothing else can ever get into a shard.
 */
export const readUpdate = (update: Uint8Array): ReadUpdate => {
  const { structs, ds } = decodeUpdate(update);
  const entries: PlacedEntry[] = [];
  for (let index = 0; index < structs.length; index++) {
    const kept = partOf(structs[index], "ops");
    if (kept === null) throw new Error("an update that holds something else than entries");
    const texts = partOf(structs[index + 1], "texts");
    const hasTexts = texts !== null && texts.key === kept.key && follows(kept.id, texts.id);
    entries.push({
      id: kept.key,
      kept: kept.bytes,
      texts: hasTexts ? texts.bytes : null,
      client: kept.id.client,
      clock: kept.id.clock,
      width: hasTexts ? 2 : 1,
    });
    if (hasTexts) index++;
  }
  const deletions = [...ds.clients].flatMap(([client, items]) =>
    items.map(({ clock, len }): Deletion => ({ client, clock, length: len })),
  );
  return { entries, deletions };
};

const follows = (a: ID, b: ID): boolean => a.client === b.client && a.clock + 1 === b.clock;

interface Part {
  readonly id: ID;
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** A first value of a key in a root map; null for anything else. */
const partOf = (struct: unknown, map: "ops" | "texts"): Part | null => {
  if (!(struct instanceof Item) || !(struct.content instanceof ContentBinary)) return null;
  const { parent, parentSub, origin, rightOrigin, id, content } = struct;
  if ((parent as unknown) !== map || parentSub === null || origin !== null || rightOrigin !== null)
    return null;
  return { id, key: parentSub, bytes: content.content };
};
