import { PGlite, types } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";

/**
 * PostgreSQL settings of every database we make or open. Recycled write-ahead segments would keep the bytes of
 * erased rows (design §4), so they are never recycled. Given as start parameters, they hold also for a folder
 * made elsewhere.
 */
const settings = ["-c", "wal_recycle=off", "-c", "jit=off"];

/**
 * Opens PGlite in `folder` (undefined: in memory), making the database where there is none: out of `template`
 * when given, else by initdb (4 s).
 */
export const openPglite = (folder: string | undefined, template?: Blob): Promise<PGlite> =>
  PGlite.create({
    ...(folder === undefined ? {} : { dataDir: folder }),
    extensions: { pg_trgm },
    startParams: [...PGlite.defaultStartParams, ...settings],
    relaxedDurability: true,
    serializers: { [types.JSON]: json },
    ...(template === undefined ? {} : { loadDataDir: template }),
  });

/** JSON parameters as text or, already encoded, as bytes; the driver sends these as they are. */
const json = (value: unknown): string =>
  (value instanceof Uint8Array || typeof value === "string" ? value : JSON.stringify(value)) as string;
