import { type Kysely, sql } from "kysely";
import type { WriterId } from "../src/domain/ids.ts";
import type { Clock } from "../src/domain/order.ts";
import { contextOf, type DeskState, foldDesk } from "../src/operations/fold-desk.ts";
import { createGroup } from "../src/operations/fold-group.ts";
import type { Entry } from "../src/operations/fold-types.ts";
import type { FoldedGroup } from "../src/operations/folded-group.ts";
import type { Operation } from "../src/operations/operation.ts";
import { applyBatch, latestOf } from "./apply-batch.ts";
import type { Batch } from "./batch.ts";
import { createGroupCache } from "./group-cache.ts";
import { createGroupNumbers } from "./group-numbers.ts";
import { snapshotOf } from "./group-snapshot.ts";
import type { Store } from "./open-store.ts";
import { unseenThreads } from "./refresh-threads.ts";
import type { Database } from "./schema.ts";
import { deskGroup, entriesOfGroups, groupsOfKeys } from "./stored-groups.ts";

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
  apply(
    batch: Batch,
    sequence: number,
    record?: () => Promise<unknown>,
    options?: ApplyOptions,
  ): Promise<Applied>;
  /**
   * Reads anew what it knows of the tables: after an application that ended with the connection, so that nobody knows
   * whether it was kept, or when somebody else may have written.
   */
  reload(): Promise<void>;
  /** The groups of these keys as one folded group, to judge what would come next. Not to be changed. */
  groupOf(keys: readonly string[]): Promise<FoldedGroup>;
}

export interface ApplyOptions {
  /**
   * The database is made anew: authors were told then. Notices stand in the database alone, so those that nobody read
   * before it was lost are lost with it.
   */
  readonly isRebuild?: boolean;
}

export interface Applied {
  /** Something is to be erased since: `erasing` lists it [F10] [F11]. */
  readonly erases: boolean;
  /** How many authors' decisions came out otherwise: `notice` lists them [F12]. */
  readonly notices: number;
}

export interface ProjectionOptions {
  /** This replica's: its decisions are watched, and their authors told of a verdict that turns [F12]. */
  readonly writer?: () => WriterId;
}

/** Opens the projection of a store. */
export const openProjection = async (
  { db }: Pick<Store, "db">,
  { writer }: ProjectionOptions = {},
): Promise<Projection> => {
  let applied = 0;
  let clock: Clock = 0;
  let deskOperations: readonly Operation[] = [];
  let desk = foldDesk(deskOperations);
  const cache = createGroupCache();
  const numbers = createGroupNumbers();

  const reload = async (): Promise<void> => {
    const rows = await db.selectFrom("meta").selectAll().execute();
    const meta = new Map(rows.map(({ key, value }) => [key, value]));
    deskOperations = operationsIn((await entriesOfGroups(db, [deskGroup])).get(deskGroup) ?? []);
    desk = foldDesk(deskOperations);
    clock = numberOf(meta.get("clock"));
    applied = numberOf(meta.get("applied"));
    cache.clear();
    numbers.forget();
  };
  await reload();

  return {
    reload,
    applied: () => applied,
    clock: () => clock,
    turnBack: async (latest) => {
      await setMeta(db, "clock", latest);
      clock = latest;
    },
    desk: () => desk,
    apply: async (batch, sequence, record, { isRebuild = false } = {}) => {
      if (sequence <= applied) return { erases: false, notices: 0 };
      try {
        const { nextDesk, nextClock, erases, notices } = await db.transaction().execute(async (trx) => {
          const latest = latestOf(batch, clock);
          const { hasUnseen } = await advance(trx, applied, sequence, latest);
          const watched = isRebuild ? null : (writer?.() ?? null);
          const made = await applyBatch(
            trx,
            { desk, deskOperations, clock, cache, numbers },
            { batch, sequence, watched, hasUnseen },
          );
          if (made.nextClock !== latest) await setMeta(trx, "clock", made.nextClock);
          await record?.();
          return made;
        });
        if (nextDesk.change !== null) cache.clear();
        desk = nextDesk.desk;
        deskOperations = nextDesk.operations;
        clock = nextClock;
        applied = sequence;
        return { erases, notices };
      } catch (error) {
        // Groups in memory are extended in place, and the transaction is gone.
        cache.clear();
        numbers.forget();
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

const numberOf = (value: unknown): number => (typeof value === "number" ? value : 0);

/**
 * Moves the position on, first of all: until the transaction ends nobody else can. What was judged and is about to be
 * written rests on the state at the position before. `clock` is the highest afterwards. `hasUnseen`: there are threads
 * that came before their identities.
 */
const advance = async (
  db: Kysely<Database>,
  from: number,
  to: number,
  clock: Clock,
): Promise<{ readonly hasUnseen: boolean }> => {
  const { rows } = await sql<{ unseen: boolean }>`insert into meta (key, value)
    values ('applied', ${JSON.stringify(to)}::jsonb), ('clock', ${JSON.stringify(clock)}::jsonb)
    on conflict (key) do update set value = excluded.value
    where meta.key = 'clock' or meta.value = ${JSON.stringify(from)}::jsonb
    returning ${unseenThreads} as unseen`.execute(db);
  if (rows.length !== 2) throw new Error("the database was written by somebody else; try again");
  return { hasUnseen: rows.some(({ unseen }) => unseen) };
};

const setMeta = async (db: Kysely<Database>, key: string, value: number): Promise<void> => {
  await sql`insert into meta (key, value) values (${key}, ${JSON.stringify(value)}::jsonb)
    on conflict (key) do update set value = excluded.value`.execute(db);
};
