import { type Kysely, sql } from "kysely";
import { DEFAULT_MIGRATION_TABLE, Migrator } from "kysely/migration";
import { migrations } from "./migrations/index.ts";

/** Brings the schema up to date, on PGlite or PostgreSQL. Throws when a newer program made it, or a step fails. */
export const migrate = async <T>(db: Kysely<T>): Promise<void> => {
  if (await isUpToDate(db)) return;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
};

/** Two small queries: the migrator looks through the whole catalogue, which every start would wait for. */
const isUpToDate = async <T>(db: Kysely<T>): Promise<boolean> => {
  const { rows } = await sql<{ known: boolean }>`
    select to_regclass(${DEFAULT_MIGRATION_TABLE}) is not null as known`.execute(db);
  if (rows[0]?.known !== true) return false;
  const done = await sql<{ name: string }>`
    select name from ${sql.table(DEFAULT_MIGRATION_TABLE)} order by name collate "C"`.execute(db);
  return done.rows.map(({ name }) => name).join() === Object.keys(migrations).join();
};

/** The names of the migrations that have run, in order. */
export const migrationsDone = async <T>(db: Kysely<T>): Promise<readonly string[]> => {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const all = await migrator.getMigrations();
  return all.filter((migration) => migration.executedAt !== undefined).map((migration) => migration.name);
};

/** The migrator's words for a schema that has steps which this program does not know. */
export const isOfNewerProgram = (error: unknown): boolean =>
  error instanceof Error && error.message.includes("corrupted migrations");
