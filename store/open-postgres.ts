import { Kysely, PostgresDialect, sql } from "kysely";
import { DatabaseError, Pool } from "pg";
import { isOfNewerProgram, migrate } from "./migrate.ts";
import type { Store } from "./open-store.ts";
import type { Database } from "./schema.ts";
import type { DatabaseFailure, DatabaseUnusable } from "./server/database-failure.ts";
import { serverAddress } from "./server/server-address.ts";
import { prepareSession, serverConnection } from "./server/server-connection.ts";
import { openSoleUse, type SoleUse } from "./server/sole-use.ts";

/** A store on a PostgreSQL server, which this process alone works in. */
export interface ServerStore extends Store {
  /** Host and name of the database, for messages. */
  readonly name: string;
  readonly soleUse: SoleUse;
}

/** Reads beside the one writer. */
export const mostConnections = 5;

/**
 * Opens the database that a URL names on a PostgreSQL server, migrated. The tables are those of the embedded one; the
 * server keeps them durable, so a commit is the acknowledgement. What can be expected to be wrong with a server or a
 * database is told, without the URL's password.
 */
export const openPostgres = async (url: string): Promise<ServerStore | DatabaseFailure> => {
  const database = serverAddress(url);
  if (database === null) return unusable("", "bad-url");
  let soleUse: SoleUse;
  try {
    const taken = await openSoleUse(url, database);
    if ("tag" in taken) return taken;
    soleUse = taken;
  } catch (error) {
    return unusable(database, "unreachable", error);
  }
  const pool = new Pool({
    ...serverConnection(url),
    max: mostConnections,
    // The pool waits for it, whatever its type says.
    onConnect: (client) => prepareSession(client) as unknown as undefined,
  });
  // Of connections that break while nobody uses them: the next use makes another.
  pool.on("error", () => undefined);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= (async () => {
      await db.destroy();
      await soleUse.release();
    })();
    return closing;
  };
  try {
    const failure = (await checkServer(db, database)) ?? (await migrateServer(db, database));
    if (failure !== null) {
      await close();
      return failure;
    }
  } catch (error) {
    await close();
    throw error;
  }
  return {
    db,
    name: database,
    soleUse,
    exec: async (statement) => {
      await pool.query(statement);
    },
    close,
  };
};

const oldestVersion = 150_000;

const checkServer = async (db: Kysely<Database>, database: string): Promise<DatabaseUnusable | null> => {
  const { rows } = await sql<{
    version: number;
    name: string;
    encoding: string;
    cased: boolean;
    may_create: boolean;
    is_others: boolean;
  }>`
    select current_setting('server_version_num')::int as version, current_setting('server_version') as name,
      current_setting('server_encoding') as encoding, lower(chr(196)) = chr(228) as cased,
      has_schema_privilege('public', 'create') as may_create,
      to_regclass('public.kysely_migration') is null and exists (
        select from pg_class c where c.relnamespace = to_regnamespace('public') and c.relkind in ('r', 'p')
          and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')) as is_others`.execute(
    db,
  );
  const { version, name, encoding, cased, may_create, is_others } = rows[0]!;
  if (version < oldestVersion) return unusable(database, "too-old", name);
  if (encoding !== "UTF8" || !cased) return unusable(database, "locale", encoding);
  // DATABASE_URL is everybody's name: one that was set for another program must not get our tables.
  if (is_others) return unusable(database, "other-tables");
  return may_create ? null : unusable(database, "rights");
};

const migrateServer = async (db: Kysely<Database>, database: string): Promise<DatabaseUnusable | null> => {
  try {
    await migrate(db);
    return null;
  } catch (error) {
    if (isOfNewerProgram(error)) return unusable(database, "newer-program");
    if (!(error instanceof DatabaseError)) throw error;
    if (error.message.includes("pg_trgm")) return unusable(database, "extension", error);
    if (error.code === insufficientPrivilege) return unusable(database, "rights", error);
    throw error;
  }
};

const insufficientPrivilege = "42501";

const unusable = (database: string, why: DatabaseUnusable["why"], cause: unknown = ""): DatabaseUnusable => ({
  tag: "database-unusable",
  why,
  database,
  detail: cause instanceof Error ? wordsOf(cause) : String(cause),
});

/** Attempts at several addresses of one host fail as one error without words of its own. */
const wordsOf = (error: Error): string =>
  error.message ||
  (error instanceof AggregateError ? error.errors.map((each) => String(each.message)).join("; ") : "");
