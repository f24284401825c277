import { type Kysely, sql } from "kysely";

/**
 * The key of a name [M1], the last function in the procedural language, in plain SQL with the same results: that
 * language is a program of its own, which every process would load and compile at its first name.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

const createFunction = (name: string, parameter: string, expression: string): string =>
  `create or replace function ${name}(${parameter} text) returns text immutable parallel safe language sql as
   $$ select ${expression} $$`;

const shortened = "left(value, 200)";
/** Plain ASCII, as most names are, has nothing to take apart. */
const unaccented = `case when octet_length(value) = length(value) then ${shortened}
  else regexp_replace(normalize(${shortened}, NFKD), '[\\u0300-\\u036f]+', '', 'g') end`;
const words = `btrim(regexp_replace(lower(${unaccented}), '[\\s!-/:-@\\[-\`{-~]+', ' ', 'g'))`;
/** Of more than two words, without a first and a last one of a single letter. */
const named = `regexp_replace(regexp_replace(${words}, '^[^ ] ([^ ]+ )', '\\1'), '( [^ ]+) [^ ]$', '\\1')`;
const first = `split_part(words, ' ', 1) collate "C"`;
const last = `split_part(words, ' ', -1) collate "C"`;

/** The key of the name `value`. */
export const nameKey = `case when value is null or value = '' or position('@' in value) > 0 then ''
  else suggestion_word_pair(${named}) end`;

const statements = [
  // A function of its own, because its parameter is made once and used often.
  createFunction(
    "suggestion_word_pair",
    "words",
    `case when position(' ' in words) = 0 then case when length(words) > 3 then words else '' end
       when ${first} < ${last} then split_part(words, ' ', 1) || ' ' || split_part(words, ' ', -1)
       else split_part(words, ' ', -1) || ' ' || split_part(words, ' ', 1) end`,
  ),
  createFunction("suggestion_name", "value", nameKey),
];
