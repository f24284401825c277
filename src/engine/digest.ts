import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { Database } from "../../store/schema.ts";
import { deskGroup, entriesOfGroups } from "../../store/stored-groups.ts";
import { contextOf, type DeskState } from "../operations/fold-desk.ts";
import { createGroup } from "../operations/fold-group.ts";
import type { FoldedGroup } from "../operations/folded-group.ts";
import { deskStructureOf, structureOf } from "../operations/structure.ts";

export interface Digest {
  readonly digest: string;
  readonly operations: number;
  readonly facts: number;
}

/**
 * One hash of the folded state and of the ids of all facts [F15]: equal wherever the same operations and erasures
 * are. Every group is folded from scratch, so it does not trust what the tables say of the state. Groups are hashed
 * one by one, then their hashes in order; that holds few of them in memory.
 */
export const digestOf = async (db: Kysely<Database>, desk: DeskState): Promise<Digest> => {
  const hashes: string[] = [sha256(deskStructureOf(desk))];
  for await (const groups of foldedGroups(db, desk)) {
    for (const { group } of groups) hashes.push(sha256(structureOf(group.state)));
  }
  const whole = createHash("sha256");
  for (const hash of hashes.sort()) whole.update(`${hash}\n`);
  const messages = await eachFactId(db, (ids) => whole.update(`${ids.join("\n")}\n`));
  const counts = await sql<{ operations: number; identities: number }>`
    select (select count(*)::int from operation) as operations, (select count(*)::int from identity) as identities`.execute(
    db,
  );
  const { operations, identities } = counts.rows[0]!;
  return { digest: whole.digest("hex"), operations, facts: identities + messages };
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

/** Takes the ids of all messages, erased ones among them, in order of their bytes, some at a time; gives how many. */
const eachFactId = (db: Kysely<Database>, take: (ids: readonly string[]) => void): Promise<number> =>
  db.transaction().execute(async (trx) => {
    // A cursor sorts once; a query a page would sort for each page.
    await sql`declare fact_id no scroll cursor for
      select id from (select id from message union select hash from tombstone) fact
      order by id collate "C"`.execute(trx);
    for (let count = 0; ; ) {
      const { rows } = await sql<{ id: string }>`fetch ${sql.lit(idsAtOnce)} from fact_id`.execute(trx);
      if (rows.length === 0) return count;
      take(rows.map((row) => row.id));
      count += rows.length;
    }
  });

const sha256 = (lines: readonly string[]): string =>
  createHash("sha256").update(lines.join("\n")).digest("hex");
