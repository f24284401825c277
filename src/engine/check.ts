import { sql } from "kysely";
import { noEntry } from "../../store/batch.ts";
import { differingRows } from "../../store/differing-rows.ts";
import { decodeBatch } from "../../store/encode-batch.ts";
import { erasureReach } from "../../store/erasure-reach.ts";
import { migrationsDone } from "../../store/migrate.ts";
import { migrations } from "../../store/migrations/index.ts";
import { shardSummaries } from "../../store/shard-entries.ts";
import type { Calls } from "../desk.ts";
import { unreachedOf } from "./backup/erase-in-backups.ts";
import { knownBackups } from "./backup/known-backups.ts";
import { foldedGroups } from "./digest.ts";
import type { Engine } from "./engine.ts";
import { checkOutbox } from "./export/check-outbox.ts";
import { scanData } from "./scan-data.ts";
import { checkShards } from "./sync/check-shards.ts";

type Check = Calls["check"]["result"]["checks"][number];

/**
 * Looks over a data folder: schema, journal, what the tables promise, and that they say what folding everything from
 * scratch says. With `scan`, lists every place that holds the text. Changes nothing; details hold no personal data.
 */
export const checkDesk = async (
  engine: Engine,
  scan: string | undefined,
): Promise<Calls["check"]["result"]> => {
  const erasure = await checkErasure(engine);
  return engine.exclusive(async () => {
    const checks: Check[] = [];
    for (const check of [
      checkSchema,
      checkJournal,
      checkReach,
      checkPartition,
      checkAliases,
      checkMessages,
      checkPlaces,
      checkFold,
    ]) {
      checks.push(await check(engine));
    }
    checks.push(erasure, await checkBackups(engine), await checkOutbox(engine), await checkShards(engine));
    if (scan === undefined || scan === "") return { ok: checks.every(({ ok }) => ok), checks, found: [] };
    const { found, files, unread } = await scanData(engine, scan);
    checks.push({
      name: "scan",
      ok: unread.length === 0,
      detail: unread.length === 0 ? `${files} files` : `cannot look into ${unread.join(", ")}`,
    });
    return { ok: checks.every(({ ok }) => ok), checks, found };
  });
};

/** What is being erased is waited for: until then it may be anywhere [F10]. */
const checkErasure = async ({ erasure }: Engine): Promise<Check> => {
  try {
    await erasure.settled();
    return { name: "erasure", ok: true, detail: "nothing is left to erase" };
  } catch (error) {
    const why = error instanceof Error ? error.message : "failed";
    return {
      name: "erasure",
      ok: false,
      detail: `${why}; it is tried again by itself, and at the next start`,
    };
  }
};

const checkBackups = async ({ data }: Engine): Promise<Check> => {
  const known = await knownBackups(data);
  const unreached = unreachedOf(known);
  return {
    name: "backups",
    ok: unreached.length === 0,
    detail:
      unreached.length === 0
        ? `${known.length}`
        : `erased texts are still in ${unreached.map(({ path, why }) => `${path} (${why})`).join(", ")}; put it back, or delete every copy and run onefold backup --forget FILE`,
  };
};

const checkSchema = async ({ db }: Engine): Promise<Check> => {
  const done = await migrationsDone(db);
  const ok = done.length === Object.keys(migrations).length;
  return { name: "schema", ok, detail: done.at(-1) ?? "none" };
};

const checkJournal = async ({ journal, projection, db }: Engine): Promise<Check> => {
  if (!journal.holdsAll) return checkDurability(db);
  let batches = 0;
  try {
    for await (const frame of journal.read()) {
      decodeBatch(frame.payload);
      batches++;
    }
  } catch (error) {
    const detail = error instanceof Error ? error.message : "unreadable";
    return { name: "journal", ok: false, detail };
  }
  const isApplied = journal.last() === projection.applied();
  const detail = isApplied ? `${batches} batches` : `${projection.applied()} of ${journal.last()} applied`;
  return { name: "journal", ok: isApplied, detail };
};

/** A commit is an acknowledgement, so the server must bring it to the disk. */
const checkDurability = async (db: Engine["db"]): Promise<Check> => {
  const { rows } = await sql<{ name: string }>`select name from pg_settings
    where name in ('fsync', 'full_page_writes') and setting = 'off' order by name`.execute(db);
  const off = rows.map(({ name }) => name).join(" and ");
  return {
    name: "durability",
    ok: off === "",
    detail:
      off === ""
        ? "a commit is on disk"
        : `a crash of the server loses what was acknowledged: set ${off} = on`,
  };
};

/** The bytes of what is erased leave the database as far as the server lets the role see to it [F10]. */
const checkReach = async ({ db }: Engine): Promise<Check> => {
  const { obstacles } = await erasureReach(db);
  return {
    name: "reach",
    ok: obstacles.length === 0,
    detail: obstacles.length === 0 ? "erasing reaches every byte of the database" : obstacles.join("; "),
  };
};

/** Every identity is in one customer that is there, and no customer is without one. */
const checkPartition = async ({ db }: Engine): Promise<Check> => {
  const { rows } = await sql<{ homeless: number; empty: number; identities: number }>`select
    (select count(*)::int from identity i
      where not exists (select from customer c where c.id = i.customer_id)) as homeless,
    (select count(*)::int from customer c
      where not exists (select from identity i where i.customer_id = c.id)) as empty,
    (select count(*)::int from identity) as identities`.execute(db);
  const { homeless, empty, identities } = rows[0]!;
  const ok = homeless === 0 && empty === 0;
  return {
    name: "customers",
    ok,
    detail: ok
      ? `${identities} identities`
      : `${homeless} identities without a customer, ${empty} customers without one`,
  };
};

const checkAliases = async ({ db }: Engine): Promise<Check> => {
  const { rows } = await sql<{ lost: number; aliases: number }>`select
    (select count(*)::int from alias a
      where not exists (select from identity i where i.id = a.identity_id)) as lost,
    (select count(*)::int from alias) as aliases`.execute(db);
  const { lost, aliases } = rows[0]!;
  return {
    name: "aliases",
    ok: lost === 0,
    detail: lost === 0 ? `${aliases}` : `${lost} of ${aliases} lead nowhere`,
  };
};

/** Every message is in a thread that counts it, and none is both shown and erased. */
const checkMessages = async ({ db }: Engine): Promise<Check> => {
  const { rows } = await sql<{ messages: number; lost: number; both: number; miscounted: number }>`select
    (select count(*)::int from message) as messages,
    (select count(*)::int from message m where not exists (select from thread t where t.id = m.thread_id)) as lost,
    (select count(*)::int from message join tombstone on hash = id) as both,
    (select count(*)::int from thread t join identity i on i.id = t.identity_id
      left join (select thread_id, count(*) as messages from message group by 1) m on m.thread_id = t.id
      where t.messages <> coalesce(m.messages, 0)) as miscounted`.execute(db);
  const { messages, lost, both, miscounted } = rows[0]!;
  const ok = lost + both + miscounted === 0;
  return {
    name: "messages",
    ok,
    detail: ok
      ? `${messages}`
      : `${lost} without a thread, ${both} shown though erased, ${miscounted} threads count others`,
  };
};

/** What a hub keeps of shards: each is counted right, and what stands in it is there. A replica keeps no places. */
const checkPlaces = async ({ db }: Engine): Promise<Check> => {
  const counted = await db.selectFrom("shard").select(["name", "count", "digest"]).execute();
  const byName = new Map(counted.map((row) => [row.name, row]));
  const placed = await shardSummaries(db);
  const wrong = placed.filter(({ name, count, digest }) => {
    const row = byName.get(name);
    return row === undefined || row.count !== count || Number(row.digest) !== digest;
  });
  const { rows } = await sql<{
    lost: number;
  }>`select count(*)::int as lost from shard_entry e where id <> ${noEntry} and not exists (
    select from operation where id = e.id union all select from identity where id = e.id
    union all select from message where id = e.id union all select from tombstone where hash = e.id
    union all select from reference where hash = e.id)`.execute(db);
  const { lost } = rows[0]!;
  const ok = wrong.length + lost === 0;
  return {
    name: "places",
    ok,
    detail: ok
      ? `${placed.length} shards`
      : `${wrong.length} of ${placed.length} shards are miscounted, ${lost} entries are not there`,
  };
};

/** The tables say what folding every entry from scratch says. */
const checkFold = async ({ db, projection }: Engine): Promise<Check> => {
  let groups = 0;
  const differing = new Map<string, number>();
  for await (const chunk of foldedGroups(db, projection.desk())) {
    groups += chunk.length;
    for (const table of await differingRows(db, chunk)) differing.set(table, (differing.get(table) ?? 0) + 1);
  }
  const detail =
    differing.size === 0
      ? `${groups} groups`
      : [...differing].map(([table, count]) => `${table}: ${count} differ`).join(", ");
  return { name: "fold", ok: differing.size === 0, detail };
};
