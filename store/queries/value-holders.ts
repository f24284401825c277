import { type Kysely, sql } from "kysely";
import { textList } from "../bulk.ts";
import type { Database } from "../schema.ts";

const keys = {
  name: { column: "name_key", makes: "suggestion_name(value)" },
  email: { column: "email_key", makes: "suggestion_email(value)" },
  mailbox: { column: "local_key", makes: "suggestion_local(value)" },
  phone: { column: "phone_key", makes: "suggestion_phone(value)" },
  uid: { column: "uid", makes: "value" },
} as const;
export type HeldValue = keyof typeof keys;
const heldValues = Object.keys(keys) as readonly HeldValue[];

/** More is many. */
const mostCounted = 200;

/** How many customers have an identity with the key that a value makes: 0 to 200. Of other values: 0. */
export type ValueHolders = (held: HeldValue, value: string) => number;

/** Counts who holds these values, as identities give them. */
export const valueHolders = async (
  db: Kysely<Database>,
  values: Readonly<Record<HeldValue, readonly string[]>>,
): Promise<ValueHolders> => {
  const counts = heldValues.map((held) => {
    const column = sql.id(keys[held].column);
    return sql`
      select ${sql.lit(held)} as held, value, (
        select count(*)::int from (
          select distinct customer_id from identity
          where ${column} = key and ${column} <> '' limit ${sql.lit(mostCounted)}) holder) as holders
      from (select value, ${sql.raw(keys[held].makes)} as key
            from ${textList([...new Set(values[held])])}) wanted`;
  });
  const { rows } = await sql<{ held: string; value: string; holders: number }>`
    ${sql.join(counts, sql` union all `)}`.execute(db);
  const byValue = new Map(rows.map((row) => [`${row.held} ${row.value}`, row.holders]));
  return (held, value) => byValue.get(`${held} ${value}`) ?? 0;
};
