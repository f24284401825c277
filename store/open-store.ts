import { existsSync } from "node:fs";
import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Kysely, PGliteDialect } from "kysely";
import { compiledCodeBeside } from "./compiled-code.ts";
import { migrate } from "./migrate.ts";
import { openPglite } from "./open-pglite.ts";
import type { Database } from "./schema.ts";
import { copyTemplate } from "./template.ts";

/** An open, migrated database: embedded, or on a server. */
export interface Store {
  readonly db: Kysely<Database>;
  /** Runs one statement as it stands and in no transaction, as VACUUM and CHECKPOINT want it. */
  exec(statement: string): Promise<void>;
  /** Safe to call twice. */
  close(): Promise<void>;
}

export interface StoreOptions {
  /**
   * A folder made by `makeTemplate`; where it is absent, initdb makes the database. The compiled code of PGlite may lie
   * beside it.
   */
  readonly template?: string | null;
}

/**
 * Opens the store in `folder`, made and migrated where it is new. Takes no lock: `openLock` comes first. A making
 * that was cut short is started over, since the journal holds everything that the store does. Throws when a newer
 * program made the store, or when its files are damaged.
 */
export const openStore = async (folder: string, options: StoreOptions = {}): Promise<Store> => {
  const mark = `${folder}.making`;
  if (existsSync(mark)) await rm(folder, { recursive: true, force: true });
  const isNew = !existsSync(folder);
  if (isNew) {
    await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
    await writeFile(mark, "");
    await mkdir(folder, { mode: 0o700 });
  }
  // PGlite makes files that everybody may read and write, also in a data folder that somebody made for all to see.
  await chmod(folder, 0o700);
  const { template = null } = options;
  if (isNew && template !== null && existsSync(template)) copyTemplate(template, folder);
  const pglite = await openPglite(folder, template === null ? null : compiledCodeBeside(template));
  const db = new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) });
  try {
    await migrate(db);
  } catch (error) {
    await pglite.close();
    throw error;
  }
  if (isNew) await rm(mark);
  return {
    db,
    exec: async (statement) => {
      await pglite.exec(statement);
    },
    close: async () => {
      if (!pglite.closed) await pglite.close();
    },
  };
};
