import { type Kysely, type RawBuilder, sql } from "kysely";
import { recordset } from "./bulk.ts";
import type { Database } from "./schema.ts";

/** Words beyond this are not searched: a tsvector holds at most 1 MB. In characters. */
const searchedLength = 100_000;

/** The words that a message is found by, of its columns `subject` and `text`. */
export const wordsOfMessage = sql`to_tsvector('simple', subject || ' ' || left(text, ${sql.lit(searchedLength)}))`;

/** So few messages wait together that nobody waits long for a turn in which they are made findable: some 50 ms. */
const waitTogether = 200;

/** Notes, as a part of another statement, that messages wait for `indexMessages`. */
export const unsearched = (ids: readonly string[]): RawBuilder<unknown> =>
  sql`insert into unsearched (ids) select ids from ${recordset(
    Array.from({ length: Math.ceil(ids.length / waitTogether) }, (_, part) => ({
      ids: ids.slice(part * waitTogether, (part + 1) * waitTogether),
    })),
    { ids: "jsonb" },
  )}`;

/** The messages that wait, as a condition on `message`. */
export const isUnsearched = sql`(message.words is null
  and message.id in (select jsonb_array_elements_text(ids) from unsearched))`;

/** Makes some messages that wait findable. Gives how many these were, null when none waits. */
export const indexMessages = async (db: Kysely<Database>): Promise<number | null> => {
  const { rows } = await sql<{ parts: number; messages: number }>`
    with part as (
      delete from unsearched where ctid in (select ctid from unsearched limit 1) returning ids),
    indexed as (
      update message set words = ${wordsOfMessage}
      where words is null and id in (select jsonb_array_elements_text(ids) from part) returning id)
    select (select count(*)::int from part) as parts, (select count(*)::int from indexed) as messages`.execute(
    db,
  );
  const { parts, messages } = rows[0]!;
  return parts === 0 ? null : messages;
};

/**
 * Merges new words into the index: until then a search reads them one by one, so they are found in any case, only
 * slower.
 */
export const settleSearch = async (db: Kysely<Database>): Promise<void> => {
  await sql`select gin_clean_pending_list('message_words'::regclass)`.execute(db);
};
