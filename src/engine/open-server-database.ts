import { createHmac } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { DatabaseError } from "pg";
import { createJournalOfServer } from "../../store/journal-of-server.ts";
import { mostConnections, openPostgres } from "../../store/open-postgres.ts";
import { openProjection } from "../../store/projection.ts";
import type { Database } from "../../store/schema.ts";
import type { DatabaseFailure } from "../../store/server/database-failure.ts";
import type { OpenedDatabase } from "./open-database.ts";

/**
 * Opens a desk's database on a PostgreSQL server. A commit there is durable, so there is no journal beside it. When the
 * connection breaks, the batch under way is rejected; before the next turn what the tables say is read anew, so that
 * nothing is decided on what may not be so any more.
 */
export const openServerDatabase = async (
  url: string,
  secret: Uint8Array,
): Promise<OpenedDatabase | DatabaseFailure> => {
  const store = await openPostgres(url);
  if ("tag" in store) return store;
  const { db, soleUse } = store;
  try {
    await settled(db);
    if (!(await isOfDesk(db, secret))) {
      await store.close();
      return { tag: "database-unusable", why: "other-desk", database: store.name, detail: "" };
    }
    const projection = await openProjection(store);
    let isDoubtful = false;
    return {
      store,
      projection,
      journal: createJournalOfServer(projection),
      catchUp: async () => {
        if (!isDoubtful && !soleUse.isLost()) return false;
        isDoubtful = true;
        await soleUse.ensure();
        await withLiveConnection(async () => {
          await settled(db);
          await projection.reload();
        });
        isDoubtful = false;
        return true;
      },
      isLost: soleUse.isLost,
      doubt: () => {
        isDoubtful = true;
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
};

/**
 * Repeats a step that a broken connection hindered: of those that wait to be used again, each may be, and nobody has
 * noticed.
 */
const withLiveConnection = async (step: () => Promise<void>): Promise<void> => {
  for (let broken = 0; ; broken++) {
    try {
      return await step();
    } catch (error) {
      if (error instanceof DatabaseError || broken === mostConnections) throw error;
    }
  }
};

/**
 * Waits for a batch that the server may still be committing, though whoever sent it is gone: each holds a row of
 * `meta` from its beginning to its end.
 */
const settled = async (db: Kysely<Database>): Promise<void> => {
  await db.transaction().execute(async (trx) => {
    await sql`set local lock_timeout = '30s'`.execute(trx);
    await sql`lock table meta in share mode`.execute(trx);
  });
};

/** Ids are made with the desk's secret: with another one the same person would have other ids. */
const isOfDesk = async (db: Kysely<Database>, secret: Uint8Array): Promise<boolean> => {
  const mark = JSON.stringify(createHmac("sha256", secret).update("desk of a database").digest("hex"));
  await sql`insert into meta (key, value) values ('desk', ${mark}::jsonb) on conflict (key) do nothing`.execute(
    db,
  );
  const { rows } = await sql<{ same: boolean }>`
    select value = ${mark}::jsonb as same from meta where key = 'desk'`.execute(db);
  return rows[0]?.same === true;
};
