import type { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { migrations } from "./migrations/index.ts";

/** Brings the schema up to date, on PGlite or PostgreSQL. Throws when a newer program made it, or a step fails. */
export const migrate = async <T>(db: Kysely<T>): Promise<void> => {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
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
