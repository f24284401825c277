import { type Kysely, sql } from "kysely";
import { type BareEntry, bareEntries } from "../../../store/bare-entries.ts";
import { emptyBatch, type Withdrawal } from "../../../store/batch.ts";
import { textList } from "../../../store/bulk.ts";
import { leaveOutbound } from "../../../store/outbound.ts";
import type { Database } from "../../../store/schema.ts";
import type { Topic } from "../../desk.ts";
import type { WriterId } from "../../domain/ids.ts";
import type { Clock } from "../../domain/order.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { contextOf } from "../../operations/fold-desk.ts";
import { idOfEntry, type SyncEntry } from "../../sync/entry.ts";
import { decodeEntry } from "../../sync/entry-codec.ts";
import type { RefusedEntry } from "../../sync/protocol.ts";
import type { PlacedEntry } from "../../sync/read-update.ts";
import type { Engine } from "../engine.ts";
import type { ShardLine } from "./index-lines.ts";
import { recordedOf } from "./sync-entries.ts";

/** Takes back here what the hub will never have, and what that had erased comes back from the hub. */
export interface TakingBack {
  /** Resolves when it is taken back, and whole again where it can be. */
  withdraw(refused: readonly RefusedEntry[]): Promise<void>;
  /** Goes on where a line ended, or the database was lost (`isAnew`), before everything was whole again. */
  resume(isAnew: boolean): Promise<void>;
}

export interface TakingBackOptions {
  readonly engine: Engine;
  /** Every shard that the hub has. */
  readonly shards: () => readonly ShardLine[];
  /** A shard from its beginning; null when it cannot be read now. */
  readonly readWhole: (name: string) => Promise<readonly PlacedEntry[] | null>;
  /** So many entries fewer wait to be offered. */
  readonly onLeft: (entries: number) => void;
  readonly isEnded: () => boolean;
}

const topics: readonly Topic[] = ["threads", "customers", "cases", "history", "settings", "notices"];

export const createTakingBack = ({
  engine,
  shards,
  readWhole,
  onLeft,
  isEnded,
}: TakingBackOptions): TakingBack => {
  const { db, exclusive } = engine;

  const take = async (withdrawn: readonly Withdrawal[]): Promise<void> => {
    const left = await leaveOutbound(
      db,
      withdrawn.map(({ id }) => id),
    );
    await engine.write({ ...emptyBatch, withdrawn }, topics);
    onLeft(left);
  };

  const lacking = (): Promise<readonly BareEntry[]> => bareEntries(db, contextOf(engine.projection.desk()));

  /**
   * What an anonymization erased that counts no longer. What this replica alone had is gone: nobody has its texts, so
   * the decisions among it go with the refused one, before anybody gets them without.
   */
  const makeWhole = async (refusal: Refusal | null): Promise<void> => {
    const bare = await exclusive(async () => {
      const found = await lacking();
      const operations = found.map(({ id }) => id).filter((id) => id.startsWith("o"));
      const unsent = refusal === null ? new Set<string>() : await waiting(db, operations);
      if (unsent.size > 0) await take([...unsent].map((id) => ({ id, refusal })));
      return found.filter(({ id }) => !unsent.has(id));
    });
    const found = await findWhole(bare);
    if (found === null || (found.length === 0 && refusal === null)) return;
    // Its last step takes out of the journal what it was told to, wherever that stands by then.
    await engine.erasure.settled().catch(() => undefined);
    await exclusive(async () => {
      if (isEnded()) return;
      const still = new Set((await lacking()).map(({ id }) => id));
      await putBack(found.filter((entry) => still.has(idOfEntry(entry))));
      await setRestoring(db, null);
    });
    engine.search.begin();
  };

  /** Whole copies of these entries, as far as the hub has them; null when the line ended meanwhile. */
  const findWhole = async (bare: readonly BareEntry[]): Promise<readonly SyncEntry[] | null> => {
    const wanted = new Map(bare.map((entry) => [entry.id, entry]));
    const found = new Map<string, TimedEntry>();
    const others = new Map<string, TimedEntry>();
    const writers = new Set(bare.map(({ writer }) => writer));
    // Most likely in the shards of who wrote them; what a restored backup brought may be in any.
    const likely = shards().toSorted((a, b) => Number(writers.has(b.writer)) - Number(writers.has(a.writer)));
    for (const { name, writer } of likely) {
      if (found.size === wanted.size) break;
      const placed = await readWhole(name);
      if (placed === null) return null;
      for (const each of placed) {
        const copy = each.texts !== null && wanted.has(each.id) ? timed(each, writer) : null;
        if (copy === null) continue;
        if (isSame(copy, wanted.get(each.id)!)) found.set(each.id, copy);
        else if (copy.at < (others.get(each.id)?.at ?? Number.POSITIVE_INFINITY)) others.set(each.id, copy);
      }
    }
    // The hub never had this replica's own copy of what somebody else saw as well: the first of theirs holds [F1].
    return [...new Map([...others, ...found]).values()].map(({ entry }) => entry);
  };

  const putBack = async (entries: readonly SyncEntry[]): Promise<void> => {
    await engine.write(
      {
        ...recordedOf(entries),
        withdrawn: entries.map((entry): Withdrawal => ({ id: idOfEntry(entry), refusal: null })),
      },
      topics,
    );
  };

  return {
    withdraw: async (refused) => {
      const anonymize = await exclusive(async () => {
        if (isEnded()) return null;
        const erasing = await anonymizesAmong(db, refused);
        // Noted first: after a crash in between it is refused again, and nothing was lost.
        if (erasing !== null) await setRestoring(db, erasing.refusal);
        // What the hub keeps whole of somebody locked is there, and comes back with the anonymization's refusal.
        const [kept, gone] = [refused.filter(isKeptThere), refused.filter((each) => !isKeptThere(each))];
        onLeft(
          await leaveOutbound(
            db,
            kept.map(({ id }) => id),
          ),
        );
        if (gone.length > 0) await take(gone);
        return erasing;
      });
      if (anonymize !== null) await makeWhole(anonymize.refusal);
    },
    resume: async (isAnew) => {
      const refusal = await restoring(db);
      if (refusal !== null || isAnew) await makeWhole(refusal);
    },
  };
};

const isKeptThere = ({ id, refusal }: RefusedEntry): boolean =>
  !id.startsWith("o") && refusal.code === "locked";

interface TimedEntry {
  readonly entry: SyncEntry;
  readonly at: Clock;
  readonly writer: WriterId;
}

/** Null for what came from a newer program, or is broken. */
const timed = (placed: PlacedEntry, shardWriter: WriterId): TimedEntry | null => {
  try {
    const entry = decodeEntry(placed, shardWriter);
    if (entry.type === "reference") return null;
    const { at, writer } =
      entry.type === "operation"
        ? entry.operation
        : entry.type === "identity"
          ? entry.identity
          : entry.message;
    return { entry, at, writer };
  } catch {
    return null;
  }
};

const isSame = (copy: TimedEntry, bare: BareEntry): boolean =>
  copy.at === bare.at && copy.writer === bare.writer;

const anonymizesAmong = async (
  db: Kysely<Database>,
  refused: readonly RefusedEntry[],
): Promise<RefusedEntry | null> => {
  const rows = await db
    .selectFrom("operation")
    .select("id")
    .where("kind", "=", "customer.anonymize")
    .where(sql<boolean>`id in (select value from ${textList(refused.map(({ id }) => id))})`)
    .execute();
  return refused.find(({ id }) => rows.some((row) => row.id === id)) ?? null;
};

/** Those of these that wait to be offered. */
const waiting = async (db: Kysely<Database>, ids: readonly string[]): Promise<ReadonlySet<string>> => {
  const { rows } = await sql<{ id: string }>`
    select id from outbound where id in (select value from ${textList(ids)})`.execute(db);
  return new Set(rows.map(({ id }) => id));
};

const key = "restoring";

/** Why the anonymization was refused whose traces are to be undone; null when there is none. */
const restoring = async (db: Kysely<Database>): Promise<Refusal | null> => {
  const row = await db.selectFrom("meta").select("value").where("key", "=", key).executeTakeFirst();
  return (row?.value ?? null) as Refusal | null;
};

const setRestoring = async (db: Kysely<Database>, refusal: Refusal | null): Promise<void> => {
  if (refusal === null) await db.deleteFrom("meta").where("key", "=", key).execute();
  else {
    await sql`insert into meta (key, value) values (${key}, ${JSON.stringify(refusal)}::jsonb)
      on conflict (key) do update set value = excluded.value`.execute(db);
  }
};
