import { type Kysely, sql } from "kysely";
import type { Database } from "../../store/schema.ts";
import { deskGroup, entriesOfGroups, withdrawnGroup } from "../../store/stored-groups.ts";
import { contextOf, type DeskState } from "../operations/fold-desk.ts";
import { createGroup } from "../operations/fold-group.ts";
import type { FoldedGroup } from "../operations/folded-group.ts";
import { deskStructureOf, structureOf } from "../operations/structure.ts";
import { createHashSum } from "./hash-sum.ts";

export interface Digest {
  readonly digest: string;
  readonly operations: number;
  readonly facts: number;
}

/**
 * One number of the folded state and of the ids of all facts [F15]: equal wherever the same operations and erasures
 * are. It is a sum of the hashes of all lines, so that neither their order matters nor how groups were united on the
 * way: a replica that withdrew an operation keeps the groups that it united. Every group is folded from scratch, so it
 * does not trust what the tables say of the state. What was withdrawn does not count.
 */
export const digestOf = async (db: Kysely<Database>, desk: DeskState): Promise<Digest> => {
  const sum = createHashSum();
  sum.add(deskStructureOf(desk));
  for await (const groups of foldedGroups(db, desk)) {
    for (const { group } of groups) sum.add(structureOf(group.state));
  }
  const messages = await eachMessageId(db, sum.add);
  const counts = await sql<{ operations: number; identities: number }>`
    select (select count(*)::int from operation where group_id <> ${sql.lit(withdrawnGroup)}) as operations,
      (select count(*)::int from identity) as identities`.execute(db);
  const { operations, identities } = counts.rows[0]!;
  return { digest: sum.hex(), operations, facts: identities + messages };
};

const groupsAtOnce = 500;

/** All refold groups but the desk's, each folded from scratch, some at a time. */
export const foldedGroups = async function* (
  db: Kysely<Database>,
  desk: DeskState,
): AsyncGenerator<readonly { readonly id: number; readonly group: FoldedGroup }[]> {
  const context = contextOf(desk);
  const { rows } = await sql<{ group_id: number }>`
    select distinct group_id from group_member where group_id <> ${sql.lit(deskGroup)}`.execute(db);
  for (let at = 0; at < rows.length; at += groupsAtOnce) {
    const ids = rows.slice(at, at + groupsAtOnce).map((row) => Number(row.group_id));
    const entriesByGroup = [...(await entriesOfGroups(db, ids))];
    yield entriesByGroup.map(([id, entries]) => ({ id, group: createGroup(entries, context) }));
  }
};

const idsAtOnce = 10_000;

/** Takes the ids of all messages, erased ones among them, some at a time; gives how many. */
const eachMessageId = (db: Kysely<Database>, take: (ids: readonly string[]) => void): Promise<number> =>
  db.transaction().execute(async (trx) => {
    await sql`declare message_id no scroll cursor for
      select id from message union all select hash from tombstone`.execute(trx);
    for (let count = 0; ; ) {
      const { rows } = await sql<{ id: string }>`fetch ${sql.lit(idsAtOnce)} from message_id`.execute(trx);
      if (rows.length === 0) return count;
      take(rows.map((row) => row.id));
      count += rows.length;
    }
  });
