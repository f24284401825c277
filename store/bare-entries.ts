import { type Kysely, sql } from "kysely";
import { createGroup } from "../src/operations/fold-group.ts";
import type { FoldContext } from "../src/operations/fold-types.ts";
import { ruleOf } from "../src/operations/operations.ts";
import type { Database } from "./schema.ts";
import { entriesOfGroups, withdrawnGroup } from "./stored-groups.ts";

/** An entry without its texts, though nothing that is decided erases them. */
export interface BareEntry {
  readonly id: string;
  readonly at: number;
  readonly writer: string;
}

const groupsAtOnce = 500;

/**
 * Operations, identities and messages whose texts are gone and that the fold would keep: an anonymization that was
 * taken back had erased them here. Folds every group in which anything is erased.
 */
export const bareEntries = async (
  db: Kysely<Database>,
  context: FoldContext,
): Promise<readonly BareEntry[]> => {
  const { rows } = await sql<{ group_id: number }>`
    select group_id from operation where erased and group_id <> ${sql.lit(withdrawnGroup)}
    union select group_id from identity where erased`.execute(db);
  const groups = rows.map((row) => Number(row.group_id));
  const bare: BareEntry[] = [];
  for (let at = 0; at < groups.length; at += groupsAtOnce) {
    const entriesByGroup = await entriesOfGroups(db, groups.slice(at, at + groupsAtOnce));
    for (const entries of entriesByGroup.values()) {
      const { state } = createGroup(entries, context);
      for (const entry of entries) {
        if (entry.type === "identity") {
          const { id, at, writer, texts } = entry.identity;
          if (texts === null && !state.identities.get(id)!.anonymous) bare.push({ id, at, writer });
        } else {
          const { id, at, writer, texts, kind } = entry.operation;
          const isBare = texts === null && ruleOf(kind)?.hasTexts === true;
          if (isBare && !state.erased.has(id)) bare.push({ id, at, writer });
        }
      }
    }
  }
  return [...bare, ...(await bareMessages(db))];
};

/** Those of which no copy is in a thread of somebody anonymous. */
const bareMessages = async (db: Kysely<Database>): Promise<readonly BareEntry[]> => {
  const { rows } = await sql<BareEntry>`
    select hash as id, at::float8 as at, writer from tombstone
    where thread_id is not null and not exists (
      select from thread
      join identity on identity.id = thread.identity_id
      join customer on customer.id = identity.customer_id
      where customer.anonymized and (thread.id = tombstone.thread_id
        or thread.id in (select thread_id from message_copy where message_copy.id = tombstone.hash)))`.execute(
    db,
  );
  return rows;
};
