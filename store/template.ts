import { cpSync } from "node:fs";
import { chmod, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Kysely, PGliteDialect } from "kysely";
import { migrate } from "./migrate.ts";
import { openPglite } from "./open-pglite.ts";
import type { Database } from "./schema.ts";

/**
 * Makes a migrated, empty database in `folder`, in the place of what is there, so that a first start copies it within
 * half a second where initdb takes four. Runs at build time.
 */
export const makeTemplate = async (folder: string): Promise<void> => {
  const draft = `${folder}.new`;
  await rm(draft, { recursive: true, force: true });
  const pglite = await openPglite(draft);
  try {
    await migrate(new Kysely<Database>({ dialect: new PGliteDialect({ pglite }) }));
    // What new databases of this cluster would be copied from, two thirds of its files: a desk has one.
    await pglite.exec("update pg_database set datistemplate = false where datname <> current_database()");
    const { rows } = await pglite.query<{ name: string }>(
      "select quote_ident(datname) as name from pg_database where datname <> current_database()",
    );
    for (const { name } of rows) await pglite.exec(`drop database ${name}`);
    await pglite.exec("vacuum analyze");
    await pglite.exec("checkpoint");
  } finally {
    await pglite.close();
  }
  // PGlite makes files that everybody may write.
  for (const name of await readdir(draft, { recursive: true })) {
    const path = join(draft, name);
    await chmod(path, (await stat(path)).isDirectory() ? 0o755 : 0o644);
  }
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder);
};

/** Copies a template to `folder`, which is there and empty. In one call: an asynchronous copy takes nearly twice as long (0.5 s instead of 0.3). */
export const copyTemplate = (template: string, folder: string): void =>
  cpSync(template, folder, { recursive: true });
