import { type Kysely, sql } from "kysely";
import type { Database } from "./schema.ts";

/**
 * Merges the words of new messages into the search index, after an import: a search reads those that wait one by
 * one, so they are found in any case, only slower.
 */
export const settleSearch = async (db: Kysely<Database>): Promise<void> => {
  await sql`select gin_clean_pending_list('message_words'::regclass)`.execute(db);
};
