import type { Kysely } from "kysely";
import type { WriterId } from "../src/domain/ids.ts";
import type { Clock } from "../src/domain/order.ts";
import { contextOf, type DeskState, isDeskOperation } from "../src/operations/fold-desk.ts";
import type { Entry } from "../src/operations/fold-types.ts";
import { linksOf } from "../src/operations/links.ts";
import type { Operation } from "../src/operations/operation.ts";
import { type AppliedDesk, applyDeskOperations, groupsToRefold } from "./apply-desk.ts";
import { applyGroups } from "./apply-groups.ts";
import { type Batch, outboundIds } from "./batch.ts";
import { buryMessages } from "./bury-messages.ts";
import { noteErasing } from "./erase-pending.ts";
import type { GroupCache } from "./group-cache.ts";
import type { GroupNumbers } from "./group-numbers.ts";
import { refreshThreads, threadsOfSeen } from "./refresh-threads.ts";
import type { Database } from "./schema.ts";
import { deskGroup, groupsOfKeys, memberKey } from "./stored-groups.ts";
import { uniteGroups } from "./unite-groups.ts";
import { beginWithdrawal, endWithdrawal, latestClock, type TakenOut } from "./withdraw.ts";
import { writeMessages } from "./write-messages.ts";
import { writeNotices } from "./write-notices.ts";
import { writeOutbound, writePlacements } from "./write-places.ts";
import { writeReferences } from "./write-references.ts";

/** What is known of the tables without reading them. */
export interface KnownState {
  readonly desk: DeskState;
  readonly deskOperations: readonly Operation[];
  readonly clock: Clock;
  readonly cache: GroupCache;
  readonly numbers: GroupNumbers;
}

export interface BatchToApply {
  readonly batch: Batch;
  readonly sequence: number;
  /** Whose decisions are watched, so that their authors are told; null: nobody is. */
  readonly watched: WriterId | null;
  /** There are threads that came before their identities. */
  readonly hasUnseen: boolean;
}

export interface AppliedBatch {
  readonly nextDesk: AppliedDesk;
  readonly nextClock: Clock;
  readonly erases: boolean;
  readonly notices: number;
}

/** Writes everything that a batch brings, within a transaction: what it withdraws first, then the fold, then the rest. */
export const applyBatch = async (
  trx: Kysely<Database>,
  known: KnownState,
  { batch, sequence, watched, hasUnseen }: BatchToApply,
): Promise<AppliedBatch> => {
  const taken = await beginWithdrawal(trx, batch);
  const { nextDesk, folded } = await applyEntries(trx, known, batch, taken, watched);
  const withdrawn = await endWithdrawal(trx, batch, taken);
  const written = await writeMessages(trx, batch, folded.anonymized);
  const buried = await buryMessages(trx, folded.anonymized);
  const seen = await threadsOfSeen(trx, hasUnseen ? batch.identities.map(({ id }) => id) : []);
  await refreshThreads(trx, written.threads, [
    ...written.left,
    ...taken.threads,
    ...buried.threads,
    ...folded.threads,
    ...seen,
  ]);
  const erases = await noteErasing(
    trx,
    sequence,
    [...withdrawn, ...folded.erased],
    [...written.erased, ...buried.erased],
  );
  await writeReferences(trx, batch.references, batch.lookedUp?.areReferencesNew ?? false);
  await writePlacements(trx, batch.placements ?? []);
  await writeOutbound(trx, outboundIds(batch));
  const turned = [...nextDesk.turned, ...folded.turned];
  const notices =
    watched === null
      ? 0
      : await writeNotices(trx, { batch, sequence, writer: watched, turned, refused: taken.refused });
  // What held the clock and is taken out holds it no longer. Beyond it, somebody turned the clock back.
  const held = (batch.withdrawn ?? []).length > 0 && taken.latest === known.clock;
  const nextClock = held ? await latestClock(trx) : latestOf(batch, known.clock);
  return { nextDesk, nextClock, erases, notices };
};

/** Takes out, folds and writes what the fold is of: operations and identities. */
const applyEntries = async (
  trx: Kysely<Database>,
  { desk, deskOperations, cache, numbers }: KnownState,
  batch: Batch,
  taken: TakenOut,
  watched: WriterId | null,
) => {
  const entries: readonly Entry[] = [
    ...batch.identities.map((identity): Entry => ({ type: "identity", identity })),
    ...batch.operations
      .filter((operation) => !isDeskOperation(operation))
      .map((operation): Entry => ({ type: "operation", operation })),
  ];
  // By the keys as they stand, so that what names an identity and what names its customer are one at once.
  const linked = entries.map((entry) => ({ entry, links: [...new Set(linksOf(entry).map(memberKey))] }));
  const nextDesk = await applyDeskOperations(
    trx,
    desk,
    deskOperations,
    batch.operations.filter(isDeskOperation),
    taken.ids,
  );
  const keys = [...new Set(linked.flatMap(({ links }) => links))];
  const groupsByKey = await groupsOfKeys(trx, keys);
  const united = uniteGroups(linked, groupsByKey);
  const covered = new Set([deskGroup, ...united.flatMap(({ groups }) => groups)]);
  const refold = new Set([
    ...taken.groups,
    ...(nextDesk.change === null ? [] : await groupsToRefold(trx, nextDesk.change)),
  ]);
  const before = contextOf(desk);
  const folded = await applyGroups(trx, {
    united: [
      ...united,
      ...[...refold]
        .filter((group) => !covered.has(group))
        .map((group) => ({ groups: [group], entries: [] })),
    ],
    groupsByKey,
    before,
    now: nextDesk.change === null ? before : contextOf(nextDesk.desk),
    cache,
    numbers,
    taken: taken.ids,
    writer: watched,
  });
  return { nextDesk, folded };
};

/** The highest clock, once this batch is applied, unless it takes something out. */
export const latestOf = (batch: Batch, clock: Clock): Clock => {
  let latest = clock;
  for (const list of [batch.operations, batch.identities, batch.messages])
    for (const { at } of list) latest = Math.max(latest, at);
  return latest;
};
