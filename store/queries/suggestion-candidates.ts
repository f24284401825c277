import { type Kysely, type RawBuilder, sql } from "kysely";
import type { CustomerId } from "../../src/domain/ids.ts";
import { textList } from "../bulk.ts";
import { digitsOf, searchForm } from "../customer-search.ts";
import type { Database } from "../schema.ts";
import type { KnownPerson } from "./known-people.ts";
import { escapeLike } from "./search-words.ts";

/** Two customers to be compared, in no order. */
export type CandidatePair = readonly [CustomerId, CustomerId];

/** A value that more customers hold than this brings nobody together by itself; it is worth too little. */
const mostHolders = 20;
/** For one customer: as many of each kind are compared. */
const mostFound = 60;
const mostAlike = 30;
/** Then names that are only spelt alike are not looked for. */
const enoughFound = 10;
/** For the whole desk. */
const mostGroups = 1000;
const mostPairs = 8000;

/**
 * Who might be the same person as one customer: those with an equal address, mailbox, number, id or first and last
 * name, given or set, then those whose names are spelt alike. Bounded, whatever the desk's size.
 */
export const candidatesOf = async (
  db: Kysely<Database>,
  customer: CustomerId,
  { names, emails, phones, uids }: KnownPerson,
): Promise<readonly CustomerId[]> => {
  const mailboxNames = emails.map((email) => email.replace(/@.*$/, "").replace(/[._-]+/g, " "));
  const joinedNames = names.flatMap((name) => {
    const words = searchForm(name).split(" ");
    return words.length < 2 ? [] : [`${words[0]}${words.at(-1)}@`];
  });
  const given = [
    byKey("name_key", "suggestion_name", [...names, ...mailboxNames.filter((name) => name.includes(" "))]),
    byKey("email_key", "suggestion_email", emails),
    byKey("local_key", "suggestion_local", [...emails, ...joinedNames]),
    byKey("phone_key", "suggestion_phone", phones),
    byKey(
      "uid",
      "",
      uids.map(({ value }) => value),
    ),
  ];
  const written = [...names, ...emails].map(searchForm).concat(phones.map(digitsOf));
  const set = sql`(select c.id as customer_id from customer c where c.profile <> ${noProfile} and (${anyOf(
    written.filter((text) => text.length >= 4).map((text) => sql`c.search like ${`% ${escapeLike(text)}%`}`),
  )}) limit ${mostFound})`;
  const { rows } = await sql<{ customer_id: string }>`
    select distinct customer_id from (${sql.join([...given, set], sql` union all `)}) found
    where customer_id <> ${customer} limit ${mostFound}`.execute(db);
  const equal = rows.map((row) => row.customer_id);
  return equal.length >= enoughFound
    ? equal
    : [...new Set([...equal, ...(await alikeOf(db, customer, names))])];
};

/** Customers with a name spelt like one of these. The dearest question, so the last, and only of full names. */
const alikeOf = async (
  db: Kysely<Database>,
  customer: CustomerId,
  names: readonly string[],
): Promise<readonly CustomerId[]> => {
  const forms = names.filter((name) => /\S\s+\S/u.test(name) && name.length >= 8).slice(0, 3);
  if (forms.length === 0) return [];
  const alike = forms.map(
    (name) => sql`(select id from customer where search %> ${searchForm(name)} limit ${mostAlike})`,
  );
  const { rows } = await sql<{ id: string }>`
    select id from (${sql.join(alike, sql` union all `)}) found where id <> ${customer}`.execute(db);
  return rows.map((row) => row.id);
};

/** Customers whose identities hold one of the keys that these values make. */
const byKey = (column: string, makes: string, values: readonly string[]): RawBuilder<unknown> => {
  const keys = sql`select ${makes === "" ? sql`value` : sql`${sql.raw(makes)}(value)`} from ${textList([...new Set(values)].slice(0, mostFound))}`;
  return sql`(select i.customer_id from (${keys}) wanted(key)
    cross join lateral (
      select customer_id from identity where ${sql.id(column)} = wanted.key and ${sql.id(column)} <> ''
      limit ${mostFound}) i)`;
};

const anyOf = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  conditions.length === 0 ? sql`false` : sql.join(conditions, sql` or `);

/** As the index on set profiles has it. */
const noProfile = sql.lit('{"single": {}, "list": {}}');

/**
 * Pairs of the whole desk that share a key, rare keys first: addresses, ids, numbers, names, mailboxes, then the
 * beginnings of first and last name. At most 8,000.
 */
export const candidatesOfDesk = async (db: Kysely<Database>): Promise<readonly CandidatePair[]> => {
  const pairs = new Map<string, CandidatePair>();
  for (const held of deskKeys) {
    const { rows } = await sql<{ customers: readonly string[] }>`
      select customers from (
        select key, array_agg(distinct customer_id) as customers from (${held}) held where key <> '' group by key
        having count(distinct customer_id) between 2 and ${sql.lit(mostHolders)}) grouped
      order by cardinality(customers), key limit ${sql.lit(mostGroups)}`.execute(db);
    for (const { customers } of rows) {
      const ids = [...customers].sort();
      for (const [at, a] of ids.entries()) {
        for (const b of ids.slice(at + 1)) {
          if (pairs.size >= mostPairs) return [...pairs.values()];
          pairs.set(`${a} ${b}`, [a, b]);
        }
      }
    }
  }
  return [...pairs.values()];
};

const setValues = (field: string): RawBuilder<unknown> => sql`
  (select element ->> 'value' as value, id as customer_id
   from customer, jsonb_array_elements(profile -> 'list' -> ${sql.lit(field)}) element
   where profile <> ${noProfile})`;
const alsoGiven = (field: string): RawBuilder<unknown> => sql`
  (select value, customer_id from identity, jsonb_array_elements_text(also -> ${sql.lit(field)}) value
   where also is not null)`;
const setName = sql`
  (select concat_ws(' ', profile #>> '{single,firstName,value}', profile #>> '{single,lastName,value}') as value,
          id as customer_id
   from customer where profile <> ${noProfile})`;
const keyed = (column: string): RawBuilder<unknown> =>
  sql`select ${sql.id(column)} as key, customer_id from identity where ${sql.id(column)} <> ''`;
const made = (makes: string, values: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`select ${sql.raw(makes)}(value), customer_id from ${values} given`;
const all = (...parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  sql.join(parts, sql` union all `);

const deskKeys: readonly RawBuilder<unknown>[] = [
  all(
    keyed("email_key"),
    made("suggestion_email", setValues("emails")),
    made("suggestion_email", alsoGiven("emails")),
  ),
  keyed("uid"),
  all(
    keyed("phone_key"),
    made("suggestion_phone", setValues("mobilePhones")),
    made("suggestion_phone", setValues("homePhones")),
    made("suggestion_phone", alsoGiven("phones")),
  ),
  all(keyed("name_key"), made("suggestion_name", setName)),
  all(
    keyed("local_key"),
    made("suggestion_local", setValues("emails")),
    made("suggestion_local", alsoGiven("emails")),
  ),
  // A slip of the pen seldom is in the first three letters of both names.
  sql`select left(split_part(name_key, ' ', 1), 3) || left(split_part(name_key, ' ', 2), 3) as key, customer_id
      from identity where name_key <> '' and position(' ' in name_key) > 0`,
];
