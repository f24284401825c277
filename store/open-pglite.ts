import { PGlite, types } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { pgliteModule } from "./compiled-code.ts";
import { PgliteFiles } from "./pglite-files.ts";

/**
 * PostgreSQL settings of every database we make or open. Recycled write-ahead segments would keep the bytes of
 * erased rows (design §4), so they are never recycled; and new ones are not filled with zeros first, which would write
 * 16 MB for each. Given as start parameters, they hold also for a folder made elsewhere.
 */
const settings = ["-c", "wal_recycle=off", "-c", "wal_init_zero=off", "-c", "jit=off"];

/**
 * Opens PGlite in `folder`; where it holds no database, initdb makes one (4 s).
 *
 * @param code see `pgliteModule`
 */
export const openPglite = (folder: string, code: string | null = null): Promise<PGlite> =>
  PGlite.create({
    dataDir: folder,
    fs: new PgliteFiles(folder),
    extensions: { pg_trgm },
    startParams: [...PGlite.defaultStartParams, ...settings],
    relaxedDurability: true,
    pgliteWasmModule: pgliteModule(code),
    serializers: { [types.JSON]: json },
  });

/** JSON parameters as text or, already encoded, as bytes; the driver sends these as they are. */
const json = (value: unknown): string =>
  (value instanceof Uint8Array || typeof value === "string" ? value : JSON.stringify(value)) as string;
