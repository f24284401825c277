import * as encoding from "lib0/encoding";
import {
  applyUpdate,
  Doc,
  decodeStateVector,
  encodeStateAsUpdate,
  encodeStateVector,
  type YMapEvent,
} from "yjs";
import type { EncodedEntry } from "../../src/sync/entry-codec.ts";
import type { Known } from "../../src/sync/known.ts";

export type { Known };

/**
 * A replica's shard as a Yjs document of its own that begins where it was left: an independent peer for the hub and
 * for the readers and writers of `src/sync`, which know no documents.
 */
export interface ShardWindow {
  readonly doc: Doc;
  /** Puts entries in, as one update. Ids must be new to the shard. */
  add(entries: readonly EncodedEntry[]): void;
  /** How far it is known now. */
  known(): Known;
  close(): void;
}

export interface WindowOptions {
  /** What was known when it was left; empty for a shard never seen. */
  readonly known: Known;
  /** The Yjs client under which this replica writes to its own shard; for those of others any will do. */
  readonly client?: number;
  /** Entries that came from outside, in no order of their own. `texts` is null for what was erased before. */
  readonly onEntries: (entries: readonly EncodedEntry[]) => void;
}

export const openWindow = ({ known, client, onEntries }: WindowOptions): ShardWindow => {
  const doc = new Doc();
  applyUpdate(doc, placeholdersOf(known));
  // Only then: Yjs takes what comes under its own client from outside for a collision, and would pick another one.
  if (client !== undefined) doc.clientID = client;
  const kept = doc.getMap<Uint8Array>("ops");
  const texts = doc.getMap<Uint8Array>("texts");
  kept.observe(({ keysChanged, transaction }: YMapEvent<Uint8Array>) => {
    if (transaction.local) return;
    const entries = [...keysChanged].flatMap((id): EncodedEntry[] => {
      const part = kept.get(id);
      return part === undefined ? [] : [{ id, kept: part, texts: texts.get(id) ?? null }];
    });
    if (entries.length > 0) onEntries(entries);
  });
  return {
    doc,
    add: (entries) => {
      doc.transact(() => {
        for (const entry of entries) {
          kept.set(entry.id, entry.kept);
          if (entry.texts !== null) texts.set(entry.id, entry.texts);
        }
      });
    },
    known: () => decodeStateVector(encodeStateVector(doc)),
    close: () => doc.destroy(),
  };
};

/** A whole shard as one update: what a reader that knows `known` lacks. */
export const updateFor = (doc: Doc, known: Uint8Array): Uint8Array => encodeStateAsUpdate(doc, known);

/**
 * An update that fills the known beginning of a shard with one item a client, so that what follows can be placed.
 * Not with deleted items: a window would then tell the hub to delete what it stands for. The hub, which takes nothing
 * but entries, refuses the filling should it ever be asked for it (when the hub lost what this replica knows).
 */
const placeholdersOf = (known: Known): Uint8Array => {
  const clients = [...known].filter(([, items]) => items > 0).sort(([a], [b]) => b - a);
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, clients.length);
  for (const [client, items] of clients) {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, 0);
    encoding.writeUint8(encoder, stringContent);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, fillingRoot);
    encoding.writeVarString(encoder, ".".repeat(items));
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
};

const stringContent = 4;
const fillingRoot = "before";
