import type { Kysely } from "kysely";
import { recordedEntries } from "../../store/recorded-entries.ts";
import type { Database } from "../../store/schema.ts";
import { placesOf } from "../../store/shard-entries.ts";
import type { WriterId } from "../domain/ids.ts";
import { syncEntries } from "../engine/sync/sync-entries.ts";
import { type EncodedEntry, encodeEntry } from "../sync/entry-codec.ts";
import { synthesise } from "../sync/synthesise.ts";

/** A shard out of the tables, as a Yjs update: what stands at each place, without the texts that are erased. */
export const loadShard = async (
  db: Kysely<Database>,
  name: string,
  writer: WriterId,
): Promise<Uint8Array> => {
  const places = await placesOf(db, name);
  const recorded = await recordedEntries(
    db,
    places.map(({ id }) => id),
  );
  const encoded = new Map(
    syncEntries(recorded).map((entry): [string, EncodedEntry] => {
      const made = encodeEntry(entry, writer);
      return [made.id, made];
    }),
  );
  return synthesise(
    places.map(({ client, clock, width, id }) => ({ client, clock, width, entry: encoded.get(id) ?? null })),
  );
};
