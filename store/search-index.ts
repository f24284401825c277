import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

/** Words beyond this are not searched: a tsvector holds at most 1 MB. In characters. */
const searchedLength = 100_000;

/** The words that a message is found by, of its columns `subject` and `text`. */
export const wordsOfMessage = sql`to_tsvector('simple', subject || ' ' || left(text, ${sql.lit(searchedLength)}))`;

/** Makes up to `limit` messages that wait for it findable; gives how many those were. */
export const indexMessages = async (db: Kysely<Database>, limit: number): Promise<number> => {
  const { numAffectedRows } = await sql`update message set words = ${wordsOfMessage}
    where id in (select id from message where words is null limit ${sql.lit(limit)})`.execute(db);
  return Number(numAffectedRows ?? 0);
};

/**
 * Merges new words into the index: until then a search reads them one by one, so they are found in any case, only
 * slower.
 */
export const settleSearch = async (db: Kysely<Database>): Promise<void> => {
  await sql`select gin_clean_pending_list('message_words'::regclass)`.execute(db);
};
