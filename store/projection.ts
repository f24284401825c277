import { type Kysely, sql } from "kysely";
import type { Clock } from "../src/domain/order.ts";
import { contextOf, type DeskState, foldDesk, isDeskOperation } from "../src/operations/fold-desk.ts";
import { createGroup } from "../src/operations/fold-group.ts";
import type { Entry } from "../src/operations/fold-types.ts";
import type { FoldedGroup } from "../src/operations/folded-group.ts";
import { linksOf } from "../src/operations/links.ts";
import type { Operation } from "../src/operations/operation.ts";
import { applyDeskOperations, groupsToRefold } from "./apply-desk.ts";
import { applyGroups } from "./apply-groups.ts";
import { type Batch, outboundIds } from "./batch.ts";
import { insertRows } from "./bulk.ts";
import { noteErasing } from "./erase-pending.ts";
import { createGroupCache } from "./group-cache.ts";
import { snapshotOf } from "./group-snapshot.ts";
import type { Store } from "./open-store.ts";
import type { Database } from "./schema.ts";
import { deskGroup, entriesOfGroups, groupsOfKeys } from "./stored-groups.ts";
import { uniteGroups } from "./unite-groups.ts";
import { buryMessages, refreshThreads, writeMessages } from "./write-messages.ts";
import { writeOutbound, writePlacements } from "./write-places.ts";

/** The tables as the fold of everything that was applied. One at a time works on a store. */
export interface Projection {
  /** The journal position that is applied; 0 at first. */
  applied(): number;
  /** The highest clock that was seen in anything applied; 0 at first. */
  clock(): Clock;
  /** What was stamped later than this is about to be stamped anew: the highest clock is this one. */
  turnBack(latest: Clock): Promise<void>;
  /** Agents, roles and settings [F13]. */
  desk(): DeskState;
  /**
   * Applies the batch of one journal position in one transaction, the position itself included: a crash before it
   * leaves nothing, a crash after it nothing to do. A position that is applied already changes nothing. Facts and
   * operations that are there already change nothing. What the fold wants erased is hidden at once, and noted in
   * `erasing` until its bytes are gone. `record` makes the batch durable once the tables took it and before they keep
   * it: what they refuse is never recorded, and what cannot be recorded they do not keep. Rejects when the tables are
   * not at the position that this projection knows, because somebody else wrote them. Not to be called again before it
   * has ended.
   */
  apply(batch: Batch, sequence: number, record?: () => Promise<unknown>): Promise<Applied>;
  /**
   * Reads anew what it knows of the tables: after an application that ended with the connection, so that nobody knows
   * whether it was kept, or when somebody else may have written.
   */
  reload(): Promise<void>;
  /** The groups of these keys as one folded group, to judge what would come next. Not to be changed. */
  groupOf(keys: readonly string[]): Promise<FoldedGroup>;
}

export interface Applied {
  /** Something is to be erased since: `erasing` lists it [F10] [F11]. */
  readonly erases: boolean;
}

/** Opens the projection of a store. */
export const openProjection = async ({ db }: Store): Promise<Projection> => {
  let applied = 0;
  let clock: Clock = 0;
  let deskOperations: readonly Operation[] = [];
  let desk = foldDesk(deskOperations);
  const cache = createGroupCache();

  const reload = async (): Promise<void> => {
    const rows = await db.selectFrom("meta").selectAll().execute();
    const meta = new Map(rows.map(({ key, value }) => [key, value]));
    deskOperations = operationsIn((await entriesOfGroups(db, [deskGroup])).get(deskGroup) ?? []);
    desk = foldDesk(deskOperations);
    clock = numberOf(meta.get("clock"));
    applied = numberOf(meta.get("applied"));
    cache.clear();
  };
  await reload();

  const applyIn = async (trx: Kysely<Database>, batch: Batch, sequence: number) => {
    await advance(trx, applied, sequence);
    const entries: readonly Entry[] = [
      ...batch.identities.map((identity): Entry => ({ type: "identity", identity })),
      ...batch.operations
        .filter((operation) => !isDeskOperation(operation))
        .map((operation): Entry => ({ type: "operation", operation })),
    ];
    const linked = entries.map((entry) => ({ entry, links: linksOf(entry) }));
    const nextDesk = await applyDeskOperations(
      trx,
      desk,
      deskOperations,
      batch.operations.filter(isDeskOperation),
    );
    const keys = [...new Set(linked.flatMap(({ links }) => links))];
    const groupsByKey = await groupsOfKeys(trx, keys);
    const united = uniteGroups(linked, groupsByKey);
    const covered = new Set(united.flatMap(({ groups }) => groups));
    const refold = nextDesk.change === null ? [] : await groupsToRefold(trx, nextDesk.change);
    const before = contextOf(desk);
    const { anonymized, threads, erased } = await applyGroups(trx, {
      united: [
        ...united,
        ...refold.filter((group) => !covered.has(group)).map((group) => ({ groups: [group], entries: [] })),
      ],
      groupsByKey,
      before,
      now: nextDesk.change === null ? before : contextOf(nextDesk.desk),
      cache,
    });
    const written = await writeMessages(trx, batch.messages);
    const buried = await buryMessages(trx, anonymized);
    await refreshThreads(trx, written.threads, threads);
    const erases = await noteErasing(trx, sequence, erased, [...written.erased, ...buried]);
    await insertRows(
      trx,
      "reference",
      batch.references.map(([hash, conversation]) => ({ hash, conversation })),
      "keep",
    );
    await writePlacements(trx, batch.placements ?? []);
    await writeOutbound(trx, outboundIds(batch));
    const nextClock = latestOf(batch, clock);
    await setMeta(trx, "clock", nextClock);
    return { nextDesk, nextClock, erases };
  };

  return {
    reload,
    applied: () => applied,
    clock: () => clock,
    turnBack: async (latest) => {
      await setMeta(db, "clock", latest);
      clock = latest;
    },
    desk: () => desk,
    apply: async (batch, sequence, record) => {
      if (sequence <= applied) return { erases: false };
      try {
        const { nextDesk, nextClock, erases } = await db.transaction().execute(async (trx) => {
          const made = await applyIn(trx, batch, sequence);
          await record?.();
          return made;
        });
        if (nextDesk.change !== null) cache.clear();
        desk = nextDesk.desk;
        deskOperations = nextDesk.operations;
        clock = nextClock;
        applied = sequence;
        return { erases };
      } catch (error) {
        // Groups in memory are extended in place, and the transaction is gone.
        cache.clear();
        throw error;
      }
    },
    groupOf: async (keys) => {
      const groups = [...new Set((await groupsOfKeys(db, keys)).values())];
      const [only] = groups;
      const cached = groups.length === 1 && only !== undefined ? cache.get(only) : undefined;
      if (cached !== undefined) return cached.group;
      const entries = [...(await entriesOfGroups(db, groups)).values()].flat();
      const group = createGroup(entries, contextOf(desk));
      if (groups.length === 1 && only !== undefined) {
        cache.set(only, { group, snapshot: snapshotOf(group.state, operationIds(entries)) });
      }
      return group;
    },
  };
};

const operationsIn = (entries: readonly Entry[]): readonly Operation[] =>
  entries.filter((entry) => entry.type === "operation").map((entry) => entry.operation);

const operationIds = (entries: readonly Entry[]): readonly string[] =>
  operationsIn(entries).map((operation) => operation.id);

const latestOf = (batch: Batch, clock: Clock): Clock => {
  let latest = clock;
  for (const list of [batch.operations, batch.identities, batch.messages])
    for (const { at } of list) latest = Math.max(latest, at);
  return latest;
};

const numberOf = (value: unknown): number => (typeof value === "number" ? value : 0);

/**
 * Moves the position on, first of all: until the transaction ends nobody else can. What was judged and is about to be
 * written rests on the state at the position before.
 */
const advance = async (db: Kysely<Database>, from: number, to: number): Promise<void> => {
  const { numAffectedRows } = await sql`insert into meta (key, value)
    values ('applied', ${JSON.stringify(to)}::jsonb)
    on conflict (key) do update set value = excluded.value
    where meta.value = ${JSON.stringify(from)}::jsonb`.execute(db);
  if (numAffectedRows !== 1n) throw new Error("the database was written by somebody else; try again");
};

const setMeta = async (db: Kysely<Database>, key: string, value: number): Promise<void> => {
  await sql`insert into meta (key, value) values (${key}, ${JSON.stringify(value)}::jsonb)
    on conflict (key) do update set value = excluded.value`.execute(db);
};
