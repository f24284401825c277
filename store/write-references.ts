import { type Kysely, sql } from "kysely";
import type { Batch } from "./batch.ts";
import { insertRows, recordset } from "./bulk.ts";
import type { Database } from "./schema.ts";

/**
 * Writes references; of several conversations that one hash leads to, the smaller stays, whatever came first [F15].
 * `areNew`: none of them is there, and each is named once.
 */
export const writeReferences = async (
  db: Kysely<Database>,
  references: Batch["references"],
  areNew: boolean,
): Promise<void> => {
  if (references.length === 0) return;
  if (areNew) {
    const rows = references.map(([hash, conversation]) => ({ hash, conversation }));
    await insertRows(db, "reference", rows, "refuse");
    return;
  }
  const smallest = new Map<string, string>();
  for (const [hash, conversation] of references) {
    const known = smallest.get(hash);
    if (known === undefined || conversation < known) smallest.set(hash, conversation);
  }
  const rows = [...smallest].map(([hash, conversation]) => ({ hash, conversation }));
  await sql`insert into reference (hash, conversation)
    select hash, conversation from ${recordset(rows, { hash: "text", conversation: "text" })}
    on conflict (hash) do update set conversation = excluded.conversation
      where excluded.conversation collate "C" < reference.conversation collate "C"`.execute(db);
};
