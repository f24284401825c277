import type { Doc } from "yjs";
import { erasedAmong } from "../../store/shard-entries.ts";
import type { Engine } from "../engine/engine.ts";
import { hubOrigin } from "./shard-index.ts";

/** The documents that somebody has open. */
export interface LoadedShards {
  /** Until it is destroyed. */
  add(doc: Doc): void;
  /** How often what is read may have become untrue: a document that was read meanwhile has to be read again. */
  age(): number;
  /** Whatever is read or open may have become untrue. */
  outdate(): void;
  /**
   * After a batch that erases: drops the erased texts from every open document, which tells its readers. Gives those
   * of the `added` entries, which are in no document yet, that are erased. Only within the engine's turn.
   */
  drop(db: Engine["db"], added: readonly string[]): Promise<ReadonlySet<string>>;
}

export const createLoadedShards = (): LoadedShards => {
  const docs = new Set<Doc>();
  let age = 0;
  return {
    add: (doc) => {
      docs.add(doc);
      doc.on("destroy", () => docs.delete(doc));
    },
    age: () => age,
    outdate: () => {
      age++;
    },
    drop: async (db, added) => {
      age++;
      const shown = [...docs].flatMap((doc) => [...doc.getMap("texts").keys()]);
      const erased = await erasedAmong(db, [...new Set([...added, ...shown])]);
      for (const doc of docs) {
        const texts = doc.getMap("texts");
        doc.transact(() => {
          for (const id of texts.keys()) if (erased.has(id)) texts.delete(id);
        }, hubOrigin);
      }
      return erased;
    },
  };
};
