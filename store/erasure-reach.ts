import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

/** What the role may do about the bytes of deleted rows. The embedded database lets us do everything. */
export interface ErasureReach {
  readonly version: number;
  /** To begin a new segment of the write-ahead log. */
  readonly maySwitchWal: boolean;
  readonly mayCheckpoint: boolean;
  /** To rewrite the catalogues, among them the planner's statistics. */
  readonly mayVacuumCatalogs: boolean;
  /** Where an erasure does not reach, and what the server's administrator can do about it. No personal data. */
  readonly obstacles: readonly string[];
}

export const erasureReach = async (db: Kysely<Database>): Promise<ErasureReach> => {
  const { rows } = await sql<Facts>`
    select current_setting('server_version_num')::int as version, current_user::text as role,
      current_database()::text as database,
      has_function_privilege('pg_switch_wal()', 'execute') as switches,
      role.rolsuper or exists (select from pg_roles r where r.rolname = 'pg_checkpoint'
        and pg_has_role(r.oid, 'usage')) as checkpoints,
      role.rolsuper or pg_has_role(d.datdba, 'usage') as owns,
      current_setting('wal_recycle') = 'on' as recycles, current_setting('archive_mode') <> 'off' as archives,
      current_setting('wal_keep_size') <> '0' as keeps,
      (select count(*)::int from pg_replication_slots) + (select count(*)::int from pg_stat_replication) as readers
    from pg_roles role, pg_database d
    where role.rolname = current_user and d.datname = current_database()`.execute(db);
  const facts = rows[0]!;
  return {
    version: facts.version,
    maySwitchWal: facts.switches,
    mayCheckpoint: facts.checkpoints,
    mayVacuumCatalogs: facts.owns,
    obstacles: obstaclesIn(facts),
  };
};

interface Facts {
  readonly version: number;
  readonly role: string;
  readonly database: string;
  readonly switches: boolean;
  readonly checkpoints: boolean;
  readonly owns: boolean;
  readonly recycles: boolean;
  readonly archives: boolean;
  readonly keeps: boolean;
  readonly readers: number;
}

const obstaclesIn = (facts: Facts): readonly string[] => {
  const { role, database } = facts;
  const all: readonly (readonly [boolean, string])[] = [
    [
      !facts.switches,
      `the write-ahead log is not turned over: grant execute on function pg_switch_wal() to ${role}`,
    ],
    [
      !facts.checkpoints,
      `old write-ahead segments stay until the server's own checkpoint: grant pg_checkpoint to ${role}`,
    ],
    [!facts.owns, `old statistics stay in the catalogue: alter database ${database} owner to ${role}`],
    [facts.recycles, "old write-ahead segments come back under new names: set wal_recycle = off"],
    [facts.keeps, "old write-ahead segments are kept: set wal_keep_size = 0"],
    [
      facts.archives,
      "the write-ahead log is archived: what is erased stays in the archive until that is deleted",
    ],
    [
      facts.readers > 0,
      "replicas or replication slots keep write-ahead log, and replicas keep files of their own",
    ],
  ];
  return all.filter(([is]) => is).map(([, what]) => what);
};
