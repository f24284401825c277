import { type Kysely, sql } from "kysely";
import type { WriterId } from "../src/domain/ids.ts";
import { createGroup, extendGroup } from "../src/operations/fold-group.ts";
import { type Entry, type FoldContext, placeOf } from "../src/operations/fold-types.ts";
import type { FoldedGroup } from "../src/operations/folded-group.ts";
import { deleteRows, insertRows, textList } from "./bulk.ts";
import type { GroupCache } from "./group-cache.ts";
import {
  bytesOf,
  changesAtFirstSight,
  type ErasedTexts,
  type GroupChanges,
  groupChanges,
  textsIn,
} from "./group-changes.ts";
import type { GroupNumbers } from "./group-numbers.ts";
import { emptySnapshot, type GroupSnapshot, joinSnapshots, snapshotOf } from "./group-snapshot.ts";
import type { Database } from "./schema.ts";
import { entriesOfGroups } from "./stored-groups.ts";
import { type TurnedVerdict, turnedVerdicts } from "./turned-verdicts.ts";
import type { United } from "./unite-groups.ts";

export interface GroupsToApply {
  readonly united: readonly United[];
  /** The groups of all keys that the new entries link, each as its `memberKey`. */
  readonly groupsByKey: ReadonlyMap<string, number>;
  /** Roles as the stored state was folded with, and as they are now [F13]. */
  readonly before: FoldContext;
  readonly now: FoldContext;
  readonly cache: GroupCache;
  readonly numbers: GroupNumbers;
  /** Entries that leave their groups before the new ones enter. */
  readonly taken: ReadonlySet<string>;
  /** Whose operations are watched: a verdict of theirs that turns is told. */
  readonly writer: WriterId | null;
}

/** What the messages of the same batch must follow. */
export interface AppliedGroups {
  readonly anonymized: readonly string[];
  readonly threads: readonly string[];
  readonly erased: readonly ErasedTexts[];
  readonly turned: readonly TurnedVerdict[];
}

/**
 * Refolds united groups, each once, and writes only what differs, all groups in one statement a table. Several
 * groups become the largest of them [F2].
 */
export const applyGroups = async (db: Kysely<Database>, work: GroupsToApply): Promise<AppliedGroups> => {
  if (work.united.length === 0) return { anonymized: [], threads: [], erased: [], turned: [] };
  const stored = work.united.flatMap(({ groups }) => groups);
  const loaded = await entriesOfGroups(
    db,
    stored.filter((group) => work.cache.get(group) === undefined),
  );
  const entriesOf = (group: number): readonly Entry[] =>
    loaded.get(group) ?? work.cache.get(group)?.group.entries ?? [];
  const fresh = work.united.filter(({ groups }) => groups.length === 0).length;
  const numbers = (await work.numbers.take(db, fresh))[Symbol.iterator]();

  const moved: { from: number; to: number }[] = [];
  const members = new Map<string, number>();
  const changes: GroupChanges[] = [];
  const atFirstSight: GroupChanges[] = [];
  const bared: ErasedTexts[] = [];
  const turned: TurnedVerdict[] = [];
  const folded: { id: number; group: FoldedGroup; snapshot: GroupSnapshot }[] = [];
  for (const united of work.united) {
    const id = largestOf(united.groups, (group) => entriesOf(group).length) ?? numbers.next().value!;
    for (const from of united.groups) if (from !== id) moved.push({ from, to: id });
    for (const { links } of united.entries) {
      for (const key of links) if (!work.groupsByKey.has(key)) members.set(key, id);
    }
    const { old, group, bare } = refold(united, entriesOf, work);
    bared.push(...bare);
    const operations = operationIds(group);
    // One that came without its texts has others to look after.
    const isFirstSight = united.groups.length === 0 && operations.length === 0;
    if (isFirstSight && united.entries.every(({ entry }) => hasTexts(entry))) {
      atFirstSight.push(changesAtFirstSight(group, id));
      continue;
    }
    const snapshot = snapshotOf(group.state, operations);
    const renewed = new Set(united.entries.map(({ entry }) => placeOf(entry).id));
    const given = new Set(
      united.entries.filter(({ entry }) => hasTexts(entry)).map(({ entry }) => placeOf(entry).id),
    );
    changes.push(groupChanges(old, snapshot, group, id, renewed, given));
    turned.push(...turnedVerdicts(old, snapshot, group, united, work.writer));
    folded.push({ id, group, snapshot });
  }
  await moveGroups(db, moved);
  const newMembers = [...members].map(([key, group_id]) => ({ key, group_id }));
  await insertRows(db, "group_member", newMembers, "refuse");
  await writeChanges(db, changes, atFirstSight);
  for (const { from } of moved) work.cache.delete(from);
  for (const { id, group, snapshot } of folded) {
    // Erased texts must not come back from memory; and what has no operations is seldom decided on next.
    const isWorthIt = operationIds(group).length > 0 && !holdsErased(group);
    if (isWorthIt) work.cache.set(id, { group, snapshot });
    else work.cache.delete(id);
  }
  const all = [...changes, ...atFirstSight];
  return {
    anonymized: all.flatMap((change) => change.anonymized),
    threads: all.flatMap((change) => change.threads),
    erased: [...bared, ...all.flatMap((change) => change.erased)],
    turned,
  };
};

/**
 * Folds united groups with their new entries. `old` is what the store says of them; `bare` are entries that had texts
 * until another copy of them came without.
 */
const refold = (
  united: United,
  entriesOf: (group: number) => readonly Entry[],
  { before, now, cache, taken }: GroupsToApply,
): { old: GroupSnapshot; group: FoldedGroup; bare: readonly ErasedTexts[] } => {
  const added = united.entries.map(({ entry }) => entry);
  const [first, ...others] = united.groups.map((id) => {
    const cached = cache.get(id);
    if (cached !== undefined) return cached;
    const group = createGroup(entriesOf(id), before);
    return { group, snapshot: snapshotOf(group.state, operationIds(group)) };
  });
  if (first === undefined) return { old: emptySnapshot(), group: createGroup(added, now), bare: [] };
  const stored = [first, ...others];
  const bare = added
    .filter((entry) => !hasTexts(entry) && !taken.has(placeOf(entry).id))
    .flatMap((entry) => stored.map(({ group }) => group.byId.get(placeOf(entry).id)))
    .filter((entry) => entry !== undefined)
    .flatMap((entry) => (hasTexts(entry) ? [{ id: placeOf(entry).id, bytes: bytesOf(textsIn(entry)) }] : []));
  const entries = stored.flatMap(({ group }) => group.entries);
  const left = taken.size === 0 ? entries : entries.filter((entry) => !taken.has(placeOf(entry).id));
  if (others.length === 0 && before === now && left.length === entries.length) {
    extendGroup(first.group, added, now);
    return { old: first.snapshot, group: first.group, bare };
  }
  return {
    old: joinSnapshots(stored.map(({ snapshot }) => snapshot)),
    group: createGroup([...left, ...added], now),
    bare,
  };
};

const hasTexts = (entry: Entry): boolean =>
  (entry.type === "operation" ? entry.operation : entry.identity).texts !== null;

const holdsErased = ({ state }: FoldedGroup): boolean =>
  state.erased.size > 0 || [...state.identities.values()].some(({ anonymous }) => anonymous);

const operationIds = (group: FoldedGroup): readonly string[] =>
  group.entries.filter((entry) => entry.type === "operation").map((entry) => placeOf(entry).id);

const largestOf = (groups: readonly number[], size: (group: number) => number): number | undefined =>
  groups.reduce<number | undefined>(
    (best, group) => (best === undefined || size(group) > size(best) ? group : best),
    undefined,
  );

const moveGroups = async (
  db: Kysely<Database>,
  moved: readonly { from: number; to: number }[],
): Promise<void> => {
  const fromByTo = Map.groupBy(moved, ({ to }) => to);
  for (const [to, groups] of fromByTo) {
    const from = sql`(select value::bigint from ${textList(groups.map((group) => String(group.from)))})`;
    await sql`update group_member set group_id = ${to} where group_id in ${from}`.execute(db);
    await sql`update operation set group_id = ${to} where group_id in ${from}`.execute(db);
    await sql`update identity set group_id = ${to} where group_id in ${from}`.execute(db);
  }
};

/** `atFirstSight`: of groups of which nothing was there, so that their customers and identities are only inserted. */
const writeChanges = async (
  db: Kysely<Database>,
  changes: readonly GroupChanges[],
  atFirstSight: readonly GroupChanges[],
): Promise<void> => {
  const removals = ["customer", "alias", "desk_case", "comment", "dismissal"] as const;
  for (const table of removals) {
    await deleteRows(
      db,
      table,
      changes.flatMap((change) => change.remove[table]),
    );
  }
  for (const table of [...removals, "identity", "operation"] as const) {
    await insertRows(db, table, rowsOf(changes, table), "replace");
    await insertRows(db, table, rowsOf(atFirstSight, table), "refuse");
  }
};

const rowsOf = (changes: readonly GroupChanges[], table: keyof GroupChanges["write"]): readonly never[] =>
  changes.flatMap((change): readonly never[] => change.write[table] as readonly never[]);
