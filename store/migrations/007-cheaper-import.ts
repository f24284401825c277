import { type Kysely, sql } from "kysely";
import { nameKey } from "./006-name-keys.ts";

/**
 * What an import of thousands of mails pays for each of them, and need not:
 *
 * - a number of a new group for each: the sequence counts blocks of a thousand;
 * - a row and two entries in indexes for the customer of each new identity, which stands under the identity's own key;
 * - an entry for its handle, which for mail is the key of its address already;
 * - an entry in an index of all threads: those of the open and of the others are in the same order, and together all;
 * - an entry in an index of the messages whose words wait: their ids stand together, some in a row;
 * - the packing of a text of 2 to 8 KB, which takes four times as long as the rest of its message and saves a fifth of it;
 * - five functions for the key of a name [M1], which for most, two words of plain letters, are told by one.
 */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

const isPlain = "value ~ '^[A-Za-z]+ [A-Za-z]+$' and length(value) <= 200";
const first = "lower(split_part(value, ' ', 1))";
const last = "lower(split_part(value, ' ', 2))";
const plainKey = `case when ${first} collate "C" < ${last} collate "C" then lower(value)
  else ${last} || ' ' || ${first} end`;

const createFunction = (name: string, expression: string): string =>
  `create or replace function ${name}(value text) returns text immutable parallel safe language sql as
   $$ select ${expression} $$`;

const statements = [
  "alter sequence group_number increment by 1000",
  // Who was named as a customer only, and as an identity only, is of one group now.
  `do $$ declare pair record; begin
     loop
       select c.group_id as old, i.group_id as new into pair
         from group_member c join group_member i on i.key = 'i' || substr(c.key, 2)
         where c.key like 'c%' and c.group_id <> i.group_id limit 1;
       exit when not found;
       update group_member set group_id = pair.new where group_id = pair.old;
       update operation set group_id = pair.new where group_id = pair.old;
       update identity set group_id = pair.new where group_id = pair.old;
     end loop;
   end $$`,
  `delete from group_member c where key like 'c%'
     and exists (select from group_member i where i.key = 'i' || substr(c.key, 2))`,
  "update group_member set key = 'i' || substr(key, 2) where key like 'c%'",
  "drop index identity_handle",
  "create index identity_handle on identity (lower(handle)) where kind <> 'email' or email_key = ''",
  "drop index thread_inbox",
  "create table unsearched (ids jsonb not null)",
  `insert into unsearched select jsonb_agg(id) from (
     select id, row_number() over () / 200 as part from message where words is null) waiting group by part`,
  "drop index message_unsearched",
  "alter table message set (toast_tuple_target = 8160)",
  createFunction("suggestion_other_name", nameKey),
  createFunction(
    "suggestion_name",
    `case when ${isPlain} then ${plainKey} else suggestion_other_name(value) end`,
  ),
];
