import { type Kysely, sql } from "kysely";
import { emptyBatch, type Withdrawal } from "../../../store/batch.ts";
import { fillOutbound } from "../../../store/outbound.ts";
import { recordedEntries } from "../../../store/recorded-entries.ts";
import type { Database } from "../../../store/schema.ts";
import { withdrawnGroup } from "../../../store/stored-groups.ts";
import type { AgentName, WriterId } from "../../domain/ids.ts";
import { type Clock, clockAt } from "../../domain/order.ts";
import { maxAhead } from "../../sync/protocol.ts";
import type { Engine } from "../engine.ts";
import type { ShardLine } from "./index-lines.ts";
import type { ShardBook } from "./shard-book.ts";
import { forgetUnreadable } from "./unreadable.ts";

/**
 * How far a replica is with what it has to offer. `reading`: everything that the hub may lack waits in `outbound`, and
 * what the hub has is being read, so that what comes back leaves. `offering`: what waits is what the hub lacks. Null:
 * this database has never been offered.
 */
export type OfferingPhase = "reading" | "offering" | null;

const key = "offering";

export const offeringPhase = async (db: Kysely<Database>): Promise<OfferingPhase> => {
  const row = await db.selectFrom("meta").select("value").where("key", "=", key).executeTakeFirst();
  return row?.value === "reading" || row?.value === "offering" ? row.value : null;
};

const setOfferingPhase = async (db: Kysely<Database>, phase: "reading" | "offering"): Promise<void> => {
  await sql`insert into meta (key, value) values (${key}, ${JSON.stringify(phase)}::jsonb)
    on conflict (key) do update set value = excluded.value`.execute(db);
};

/**
 * As if this database had never been offered, for a folder that has no hub, or none any more (a demo's ends with it):
 * nothing waits for one, and what joins one later is compared from the beginning.
 */
export const forgetOffering = async (db: Kysely<Database>): Promise<void> => {
  if ((await offeringPhase(db)) === null) return;
  await db.deleteFrom("outbound").execute();
  await db.deleteFrom("shard").execute();
  await forgetUnreadable(db);
  // Last: whatever a crash leaves is forgotten at the next opening.
  await db.deleteFrom("meta").where("key", "=", key).execute();
};

/**
 * Everything that these writers wrote waits to be offered, and their shards are to be read from their beginning: what
 * comes back leaves again. With `except`, also what was written by anybody but these. Only within `exclusive`.
 */
export const offerEverything = async (
  { db }: Engine,
  book: ShardBook,
  writers: readonly WriterId[],
  except: readonly WriterId[] | null,
): Promise<void> => {
  await fillOutbound(db, { writers, except });
  await book.forget(
    book
      .all()
      .filter(({ writer }) => writers.includes(writer))
      .map(({ name }) => name),
  );
  await setOfferingPhase(db, "reading");
};

/**
 * What is to be offered when a line begins: everything, where that was never done, and what the hub lost of this
 * writer's since it was read. Gives the phase from which the line goes on. Only within `exclusive`.
 */
export const beginOffering = async (
  engine: Engine,
  book: ShardBook,
  lines: readonly ShardLine[],
): Promise<"reading" | "offering"> => {
  const { db, writer } = engine;
  const names = new Set(lines.map(({ name }) => name));
  const lost = book.all().filter(({ name, count }) => count > 0 && !names.has(name));
  await book.forget(lost.map(({ name }) => name));
  const phase = await offeringPhase(db);
  if (phase === null) {
    await offerEverything(engine, book, [writer], [...new Set(lines.map((line) => line.writer))]);
  } else if (lost.some((shard) => shard.writer === writer)) {
    await offerEverything(engine, book, [writer], null);
  }
  return (await offeringPhase(db)) ?? "reading";
};

/**
 * What waits is what the hub lacks: makes it such that the hub can take it. False when the clocks cannot be brought
 * together. Only within `exclusive`.
 */
export const settleOffering = async (
  engine: Engine,
  agents: readonly AgentName[],
  phase: "reading" | "offering",
): Promise<boolean> => {
  if (phase === "reading") await signAnew(engine, agents);
  await setOfferingPhase(engine.db, "offering");
  return stampAnew(engine);
};

/** Entries of one transaction. */
const atOnce = 500;

/**
 * Stamps anew, in its order, what waits and is ahead of the hub's clock by more than it takes. False when something
 * that others have as well is ahead: then nothing can be decided after it that the hub would take. Only within
 * `exclusive`.
 */
const stampAnew = async (engine: Engine): Promise<boolean> => {
  const { db } = engine;
  const latest = clockAt(engine.now() + maxAhead);
  if (engine.projection.clock() <= latest) return true;
  const ahead = sql`select id, at, writer from operation
      where at > ${latest} and group_id <> ${sql.lit(withdrawnGroup)}
    union all select id, at, writer from identity where at > ${latest}
    union all select id, at, writer from message where at > ${latest}
    union all select hash, at, writer from tombstone where at > ${latest}`;
  const { rows } = await sql<{ id: string; waits: boolean }>`
    select id, exists (select from outbound where outbound.id = entry.id) as waits
    from (${ahead}) entry order by at, id`.execute(db);
  if (rows.some(({ waits }) => !waits)) return false;
  await engine.turnBack(await latestUpTo(db, latest));
  const ids = rows.map(({ id }) => id);
  for (let at = 0; at < ids.length; at += atOnce) {
    await replace(engine, ids.slice(at, at + atOnce), (entry) => ({ ...entry, at: engine.tick() }));
  }
  return true;
};

const latestUpTo = async (db: Kysely<Database>, latest: Clock): Promise<Clock> => {
  const { rows } = await sql<{ at: number | null }>`select max(at)::float8 as at from (
    select max(at) as at from operation where at <= ${latest} and group_id <> ${sql.lit(withdrawnGroup)}
    union all select max(at) from identity where at <= ${latest}
    union all select max(at) from message where at <= ${latest}) entry`.execute(db);
  return rows[0]?.at ?? 0;
};

/**
 * Gives what waits and was decided here under a name that the hub does not know this replica by to its agent: nobody
 * else has seen it. Only within `exclusive`.
 */
const signAnew = async (engine: Engine, agents: readonly AgentName[]): Promise<void> => {
  const [agent] = agents;
  if (agent === undefined) return;
  const { rows } = await sql<{ id: string; by: string }>`
    select operation.id, operation.by from outbound join operation using (id) order by at, id`.execute(
    engine.db,
  );
  const ids = rows.filter(({ by }) => !agents.includes(by)).map(({ id }) => id);
  for (let at = 0; at < ids.length; at += atOnce) {
    await replace(engine, ids.slice(at, at + atOnce), (entry) =>
      "by" in entry ? { ...entry, by: agent } : entry,
    );
  }
};

/** Puts changed copies in the place of entries that nobody else has, in the order of their ids as given. */
const replace = async (
  engine: Engine,
  ids: readonly string[],
  change: <E extends { readonly id: string; readonly at: Clock }>(entry: E) => E,
): Promise<void> => {
  const { operations, identities, messages } = await recordedEntries(engine.db, ids);
  const byId = new Map(
    [...operations, ...identities, ...messages].map((entry) => [entry.id, entry] as const),
  );
  // Clock readings are given in this order.
  const changed = new Map(
    ids.flatMap((id) => {
      const entry = byId.get(id);
      return entry === undefined ? [] : [[id, change(entry)] as const];
    }),
  );
  const anew = <E extends { readonly id: string }>(entries: readonly E[]): readonly E[] =>
    entries.map(({ id }) => changed.get(id) as unknown as E);
  await engine.write(
    {
      ...emptyBatch,
      operations: anew(operations),
      identities: anew(identities),
      messages: anew(messages),
      withdrawn: [...changed.keys()].map((id): Withdrawal => ({ id, refusal: null })),
      isOutbound: true,
    },
    ["threads", "customers", "cases", "history", "settings"],
  );
};
