import { type Kysely, sql } from "kysely";
import { textList } from "../../../store/bulk.ts";
import type { Database } from "../../../store/schema.ts";
import { variantsOf } from "./needles.ts";

/**
 * The columns that hold a text, whatever the case of its letters, as values: long ones are stored compressed, where
 * no bytes tell. Every column of every table is read, and what the planner's statistics quote.
 */
export const scanTables = async (db: Kysely<Database>, text: string): Promise<readonly string[]> => {
  const places: string[] = [];
  const columns = await sql<{ table: string; name: string; type: string }>`
    select c.table_name as "table", c.column_name as name, c.data_type as type
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
      and c.data_type not in ('bigint', 'integer', 'boolean') order by 1, 2`.execute(db);
  for (const { table, name, type } of columns.rows) {
    const column = sql.id(table, name);
    const words =
      type === "tsvector" ? sql`or ${column} @@ phraseto_tsquery('simple', ${text})` : sql`or false`;
    const { rows } = await sql<{ hits: number }>`select count(*)::int as hits from ${sql.table(table)}
      where ${holds(sql`${column}::text`, text)} ${words}`.execute(db);
    if (rows[0]!.hits > 0) places.push(`table ${table}, column ${name}: ${rows[0]!.hits} rows`);
  }
  const { rows } = await sql<{ place: string }>`
    select tablename || ', column ' || attname as place from pg_stats where schemaname = 'public' and
      ${holds(sql`concat(most_common_vals::text, histogram_bounds::text, most_common_elems::text)`, text)}`.execute(
    db,
  );
  return [...places, ...rows.map(({ place }) => `statistics of ${place}`)];
};

const holds = (value: ReturnType<typeof sql>, text: string) => {
  const forms = variantsOf(text).flatMap((each) => [each, JSON.stringify(each).slice(1, -1)]);
  return sql`exists (select from ${textList([...new Set(forms)])} where strpos(lower(${value}), lower(list.value)) > 0)`;
};
