import { type Kysely, sql } from "kysely";

/**
 * Three of the functions that make the keys of possible duplicates [M1] as plain expressions with the same results:
 * PostgreSQL puts these in their place, while every call of the procedural language takes as long as an entry in an
 * index. And an index goes that nothing looks anything up in.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

const replaceFunction = (name: string, expression: string): string =>
  `create or replace function ${name}(value text) returns text immutable parallel safe language sql as
   $$ select ${expression} $$`;

const digits = "translate(left(value, 40), '+ ()-./', '')";

const statements = [
  replaceFunction(
    "suggestion_email",
    "case when position('@' in value) > 1 then lower(btrim(left(value, 320), ' <>')) else '' end",
  ),
  replaceFunction(
    "suggestion_local",
    `case when position('@' in value) > 1
       then lower(translate(split_part(split_part(left(value, 320), '@', 1), '+', 1), '._-<', '')) else '' end`,
  ),
  replaceFunction("suggestion_phone", `case when length(${digits}) > 6 then right(${digits}, 8) else '' end`),
  "drop index thread_conversation",
];
