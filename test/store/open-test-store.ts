import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { inject } from "vitest";
import { openPostgres } from "../../store/open-postgres.ts";
import { openStore, type Store } from "../../store/open-store.ts";
import { embedded } from "./databases.ts";

/** A store of its own at a place; closed and removed by `dispose`. */
export const openTestStore = async (place = embedded): Promise<Store & { dispose(): Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), "onefold-store-"));
  const { url, drop } = await place.makeDatabase();
  const store =
    url === null
      ? await openStore(join(folder, "pg"), { template: inject("template") })
      : await openPostgres(url);
  if ("tag" in store) throw new Error(JSON.stringify(store));
  return {
    ...store,
    dispose: async () => {
      await store.close();
      await drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** Empties every table: faster than a new store. */
export const emptyStore = async ({ db }: Store): Promise<void> => {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`.execute(
    db,
  );
  await sql`truncate ${sql.join(rows.map(({ name }) => sql.table(name)))}`.execute(db);
};
