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
  let messages = 0;
  for await (const ids of factIds(db)) {
    messages += ids.length;
    whole.update(`${ids.join("\n")}\n`);
  }
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

/** The ids of all messages, erased ones among them, in order of their bytes. */
const factIds = async function* (db: Kysely<Database>): AsyncGenerator<readonly string[]> {
  for (let after = ""; ; ) {
    // Each side is cut before they are put together: else every page would sort all that follows it.
    const { rows } = await sql<{ id: string }>`
      select id from (
        (select id from message where id collate "C" > ${after} order by id collate "C" limit ${sql.lit(idsAtOnce)})
        union
        (select hash from tombstone where hash collate "C" > ${after}
          order by hash collate "C" limit ${sql.lit(idsAtOnce)})) m
      order by id collate "C" limit ${sql.lit(idsAtOnce)}`.execute(db);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map((row) => row.id);
    after = last.id;
  }
};

const sha256 = (lines: readonly string[]): string =>
  createHash("sha256").update(lines.join("\n")).digest("hex");
