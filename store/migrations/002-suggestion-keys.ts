import { type Kysely, sql } from "kysely";

/**
 * Keys by which possible duplicates are found [M1]. They are generated columns of the identity: whoever writes an
 * identity keeps them right without knowing of them, and erasing its texts erases them. A key only brings two
 * customers together to be compared; what it is worth is for the scoring.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

const createFunction = (name: string, declared: string, body: string): string =>
  `create function ${name}(value text) returns text immutable parallel safe language plpgsql as
   $$ declare ${declared} begin if value is null or value = '' then return ''; end if; ${body} end $$`;

const ofEmail = "case when kind = 'email' then handle else email end";
const isNumberChannel = "kind in ('phone', 'sms', 'whatsapp', 'call') and handle ~ '^[+(0-9]'";

const statements = [
  // First and last word in alphabetical order, without accents, so that middle names and "Last, First" do not matter.
  createFunction(
    "suggestion_name",
    "words text[]; first text; last text;",
    `if position('@' in value) > 0 then return ''; end if;
     words := string_to_array(btrim(regexp_replace(
       lower(regexp_replace(normalize(left(value, 200), NFKD), '[\\u0300-\\u036f]+', '', 'g')),
       '[\\s!-/:-@\\[-\`{-~]+', ' ', 'g')), ' ');
     if cardinality(words) > 2 and length(words[1]) = 1 then words := words[2:]; end if;
     if cardinality(words) > 2 and length(words[cardinality(words)]) = 1 then words := trim_array(words, 1); end if;
     first := words[1];
     if cardinality(words) < 2 then return case when length(first) > 3 then first else '' end; end if;
     last := words[cardinality(words)];
     return case when first collate "C" < last then first || ' ' || last else last || ' ' || first end;`,
  ),
  createFunction(
    "suggestion_email",
    "",
    "return case when position('@' in value) > 1 then lower(btrim(left(value, 320), ' <>')) else '' end;",
  ),
  // The part before the @ without what follows a plus, and without dots, hyphens and underscores.
  createFunction(
    "suggestion_local",
    "",
    `if position('@' in value) < 2 then return ''; end if;
     return lower(translate(split_part(split_part(left(value, 320), '@', 1), '+', 1), '._-<', ''));`,
  ),
  // The last eight digits: what national and international spellings have in common.
  createFunction(
    "suggestion_phone",
    "digits text;",
    `digits := translate(left(value, 40), '+ ()-./', '');
     return case when length(digits) > 6 then right(digits, 8) else '' end;`,
  ),
  `alter table identity
     add column name_key text collate "C" generated always as (suggestion_name(name)) stored,
     add column email_key text collate "C" generated always as (suggestion_email(${ofEmail})) stored,
     add column local_key text collate "C" generated always as (suggestion_local(${ofEmail})) stored,
     add column phone_key text collate "C" generated always as (suggestion_phone(
       case when ${isNumberChannel} then handle else phone end)) stored`,
  ...["name_key", "email_key", "local_key", "phone_key", "uid"].map(
    (column) => `create index identity_${column} on identity (${column}, customer_id) where ${column} <> ''`,
  ),
  `create index customer_profiled on customer (id) where profile <> '{"single": {}, "list": {}}'`,
];
