import { type Kysely, type RawBuilder, sql } from "kysely";
import type { MessageHit, Page, Window } from "../../src/operations/read-model.ts";
import type { Database } from "../schema.ts";
import { bounded } from "./bounded.ts";
import { excerpt } from "./excerpt.ts";
import { customerName } from "./thread-rows.ts";

/** More are not counted: the count would cost more than the page. */
const mostCounted = 1000;
const mostWords = 10;
const longestWord = 100;
/** A hit further in shows the beginning of the message instead. */
const mostRead = 20_000;

/**
 * Messages in which every word of the text occurs or begins a word, newest first (undated last), then by id;
 * each with the part around the first hit. `total` counts at most 1,000. Text without a word finds none.
 */
export const messageSearch = async (
  db: Kysely<Database>,
  args: Window & { readonly text: string },
): Promise<Page<MessageHit>> => {
  const { offset, limit } = bounded(args);
  const words = wordsOf(args.text);
  if (words.length === 0) return { rows: [], offset, total: 0 };
  const from = sql`
    from message m join thread t on t.id = m.thread_id join identity i on i.id = t.identity_id
    where m.words @@ (${allOf(words)}) and not i.erased`;
  const { rows } = await sql<HitRecord>`
    select hit.id, hit.thread_id, hit.sent_at, hit.subject, left(m.text, ${mostRead}::int) as text,
           c.id as customer_id, ${customerName} as customer_name
    from (select m.id, m.thread_id, m.sent_at, m.subject, i.customer_id ${from}
          order by coalesce(m.sent_at, -1) desc, m.id limit ${limit} offset ${offset}) hit
    join message m on m.id = hit.id
    join customer c on c.id = hit.customer_id
    order by coalesce(hit.sent_at, -1) desc, hit.id`.execute(db);
  const count = await sql<{ total: number }>`
    select count(*)::int as total from (select 1 ${from} limit ${mostCounted}) hit`.execute(db);
  return { rows: rows.map((row) => messageHit(row, words)), offset, total: count.rows[0]?.total ?? 0 };
};

interface HitRecord {
  readonly id: string;
  readonly thread_id: string;
  readonly sent_at: number | null;
  readonly subject: string;
  readonly text: string;
  readonly customer_id: string;
  readonly customer_name: string | null;
}

const messageHit = (record: HitRecord, words: readonly string[]): MessageHit => ({
  message: record.id,
  thread: record.thread_id,
  customer: record.customer_id,
  customerName: record.customer_name,
  sentAt: record.sent_at,
  subject: record.subject,
  excerpt: excerpt(record.text, words),
});

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .toWellFormed()
    .split(/[\s\p{Cc}]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords)
    .map((word) => word.slice(0, longestWord).toWellFormed());

/**
 * A query that every word's beginning meets. Each is asked for twice: taken apart as the messages were, and whole,
 * because the beginning of an address or a path (`ada@exam`) would be taken apart where the full one was not.
 * Quoted, nothing typed is an operator of the query language.
 */
const allOf = (words: readonly string[]): RawBuilder<unknown> =>
  sql.join(
    words.map((word) => {
      const prefix = `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}':*`;
      return sql`(to_tsquery('simple', ${prefix}) || ${prefix}::tsquery)`;
    }),
    sql` && `,
  );
