import { ContentBinary, type Doc, decodeUpdate, findIndexSS, getState, Item } from "yjs";
import { type Deletion, type PlacedEntry, type ReadUpdate, readUpdate } from "../sync/read-update.ts";

/** What an update would bring to a shard, or why its writer has to begin another window. */
export type Admission =
  | { readonly added: readonly PlacedEntry[] }
  | { readonly reopen: "behind" | "client" }
  | { readonly malformed: string };

/**
 * Takes an update apart against the shard as it is logged. What stands there already is left out; the rest must go
 * on where its client ended, and nothing may be deleted that is not gone already. Changes nothing.
 */
export const admitUpdate = (doc: Doc, update: Uint8Array): Admission => {
  const read = readEntries(update);
  if (!("entries" in read)) return read;
  if (!read.deletions.every((deletion) => isGone(doc, deletion))) return { reopen: "client" };
  const next = new Map<number, number>();
  const added: PlacedEntry[] = [];
  for (const entry of read.entries) {
    const end = entry.clock + entry.width;
    const known = next.get(entry.client) ?? getState(doc.store, entry.client);
    if (end <= known) {
      if (next.has(entry.client) || !isSame(doc, entry)) return { reopen: "client" };
    } else if (entry.clock === known) {
      added.push(entry);
      next.set(entry.client, end);
    } else return { reopen: entry.clock > known ? "behind" : "client" };
  }
  return { added };
};

/** Where a window filled what it took for known, the hub lacks that: it lost what the replica has. */
const readEntries = (update: Uint8Array): ReadUpdate | Exclude<Admission, { readonly added: unknown }> => {
  try {
    return readUpdate(update);
  } catch {
    try {
      const { structs } = decodeUpdate(update);
      const isFilling = structs.some(
        (struct) => struct instanceof Item && struct.content.getRef() === stringRef,
      );
      return { reopen: isFilling ? "behind" : "client" };
    } catch {
      return { malformed: "update" };
    }
  }
};

/** Of `ContentString`, which the filling of a window is made of. */
const stringRef = 4;

/** Whether what stands at an entry's place is that entry. What is gone from there cannot be told from it. */
const isSame = (doc: Doc, { client, clock, id, kept }: PlacedEntry): boolean => {
  const structs = doc.store.clients.get(client)!;
  const struct = structs[findIndexSS(structs, clock)];
  if (struct?.deleted) return true;
  if (!(struct instanceof Item) || !(struct.content instanceof ContentBinary)) return false;
  return struct.parentSub === id && Buffer.compare(struct.content.content, kept) === 0;
};

const isGone = (doc: Doc, { client, clock, length }: Deletion): boolean => {
  const structs = doc.store.clients.get(client);
  if (length === 0) return true;
  if (structs === undefined || clock + length > getState(doc.store, client)) return false;
  for (let index = findIndexSS(structs, clock); index < structs.length; index++) {
    const struct = structs[index]!;
    if (struct.id.clock >= clock + length) break;
    if (!struct.deleted) return false;
  }
  return true;
};
