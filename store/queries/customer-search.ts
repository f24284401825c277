import { type Kysely, type RawBuilder, sql } from "kysely";
import type { CustomerRow, Page, Window } from "../../src/operations/read-model.ts";
import { searchForm } from "../customer-search.ts";
import type { Database } from "../schema.ts";
import { bounded } from "./bounded.ts";
import { customerRows } from "./customer-rows.ts";
import { escapeLike, searchWords } from "./search-words.ts";

/** Nobody reads further; an unsorted tier is cut here, so that a short text over a million customers stays quick. */
const mostHits = 1000;
/** A shorter part of a word has no trigram, so that every row would be read. */
const shortestPart = 3;

/**
 * Customers, best match first: names that begin with the text, then those with words that begin with its words,
 * then (words of three characters up) those that contain them; each by name, then id. At most 1,000.
 * Empty text lists every customer by name, anonymized ones last.
 */
export const customerSearch = async (
  db: Kysely<Database>,
  args: Window & { readonly text: string },
): Promise<Page<CustomerRow>> => {
  const { offset, limit } = bounded(args);
  const words = searchWords(args.text);
  if (words.length === 0) return everyCustomer(db, { offset, limit });
  const hits = await findHits(db, searchForm(args.text), words);
  return {
    rows: await customerRows(db, hits.slice(offset, offset + limit), words),
    offset,
    total: hits.length,
  };
};

const everyCustomer = async (db: Kysely<Database>, { offset, limit }: Window): Promise<Page<CustomerRow>> => {
  const { rows } = await sql<{ id: string }>`
    select id from customer order by ${byName} limit ${limit} offset ${offset}`.execute(db);
  const count = await sql<{ total: number }>`select count(*)::int as total from customer`.execute(db);
  const ids = rows.map((row) => row.id);
  return { rows: await customerRows(db, ids, []), offset, total: count.rows[0]?.total ?? 0 };
};

/** As the index has it. The search column begins with the displayed name. */
const byName = sql`anonymized, left(search, 64) collate "C", id`;

const findHits = async (
  db: Kysely<Database>,
  form: string,
  words: readonly string[],
): Promise<readonly string[]> => {
  const hits = new Set<string>();
  const tiers: readonly RawBuilder<unknown>[] = [
    sql`left(search, 64) collate "C" like ${`${escapeLike(` ${form}`.slice(0, 64))}%`}`,
    allOf(words, (word) => `% ${escapeLike(word)}%`),
    ...(words.some((word) => [...word].length >= shortestPart)
      ? [
          allOf(words, (word) =>
            [...word].length >= shortestPart ? `%${escapeLike(word)}%` : `% ${escapeLike(word)}%`,
          ),
        ]
      : []),
  ];
  for (const tier of tiers) {
    if (hits.size >= mostHits) break;
    // The inner limit comes before the sort: what is sorted is never more than what is kept.
    const { rows } = await sql<{ id: string }>`
      select id from (
        select id, anonymized, search from customer where not anonymized and ${tier} limit ${mostHits}) hit
      order by ${byName}`.execute(db);
    for (const { id } of rows) if (hits.size < mostHits) hits.add(id);
  }
  return [...hits];
};

const allOf = (words: readonly string[], pattern: (word: string) => string): RawBuilder<unknown> =>
  sql.join(
    words.map((word) => sql`search like ${pattern(word)}`),
    sql` and `,
  );
