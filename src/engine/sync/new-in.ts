import { type Kysely, sql } from "kysely";
import type { Batch } from "../../../store/batch.ts";
import { textList } from "../../../store/bulk.ts";
import type { Database } from "../../../store/schema.ts";
import type { SyncEntry } from "../../sync/entry.ts";
import { idOfEntry } from "../../sync/entry.ts";
import { recordedOf } from "./sync-entries.ts";

/**
 * What of these entries a replica does not have yet, as a batch: a whole copy of what is there already says nothing,
 * and would stand in the journal a second time. One without its texts does, and so does another kept part [F1].
 */
export const newIn = async (db: Kysely<Database>, entries: readonly SyncEntry[]): Promise<Batch> => {
  const ids = entries.map(idOfEntry);
  const list = sql`(select value from ${textList(ids)})`;
  const { rows } = await sql<{ id: string; at: number; whole: boolean }>`
    select id, at, texts is not null as whole from operation where id in ${list}
    union all select id, at, not erased from identity where id in ${list}
    union all select id, at, true from message where id in ${list}
    union all select hash, at, false from tombstone where hash in ${list}
    union all select hash, null, true from reference where hash in ${list}`.execute(db);
  const held = new Map(rows.map((row) => [row.id, row]));
  const fresh = entries.filter((entry) => {
    const known = held.get(idOfEntry(entry));
    if (known === undefined) return true;
    if (entry.type === "reference") return false;
    const { at, texts } = contentOf(entry);
    // Of a message that an older program buried only the id is kept.
    const isOther = known.at !== null && Number(known.at) !== at;
    return isOther || (texts === null && known.whole);
  });
  return recordedOf(fresh);
};

/**
 * The ids of these entries that need no longer be offered, because the hub has them. An identity that somebody else
 * saw as well stays when the hub's copy is not the one that holds [F1].
 */
export const settledIds = async (
  db: Kysely<Database>,
  entries: readonly SyncEntry[],
): Promise<readonly string[]> => {
  const seen = entries.flatMap((entry) => (entry.type === "identity" ? [entry.identity] : []));
  const others = entries.filter(({ type }) => type !== "identity").map(idOfEntry);
  if (seen.length === 0) return others;
  const { rows } = await sql<{ id: string; at: number; writer: string }>`
    select id, at, writer from identity where id in (select value from ${textList(seen.map(({ id }) => id))})`.execute(
    db,
  );
  const held = new Map(rows.map((row) => [row.id, row]));
  const same = seen.filter(({ id, at, writer }) => {
    const row = held.get(id);
    return row !== undefined && Number(row.at) === at && row.writer === writer;
  });
  return [...others, ...same.map(({ id }) => id)];
};

const contentOf = (entry: Exclude<SyncEntry, { type: "reference" }>) => {
  if (entry.type === "operation") return entry.operation;
  return entry.type === "identity" ? entry.identity : entry.message;
};
