import { type Kysely, sql } from "kysely";
import type { ChannelKind } from "../../src/domain/channel.ts";
import type { CustomerId } from "../../src/domain/ids.ts";
import type { CustomerRow } from "../../src/operations/read-model.ts";
import { searchForm } from "../customer-search.ts";
import type { Database } from "../schema.ts";

/** Enough to find what matched; a customer with thousands of identities must not make a list slow. */
const mostRead = 50;

/** Customers as rows, in the order of the ids, with the value that contains the most of the words as hint. */
export const customerRows = async (
  db: Kysely<Database>,
  ids: readonly CustomerId[],
  words: readonly string[],
): Promise<readonly CustomerRow[]> => {
  if (ids.length === 0) return [];
  // Grouped rather than asked once a customer: without statistics the planner would read all threads each time.
  const { rows } = await sql<Customer>`
    select c.id, c.name, c.locked, c.anonymized, coalesce(i.identities, 0) as identities,
           coalesce(t.threads, 0) as threads, coalesce(i.kinds, '{}') as kinds
    from customer c
    left join (
      select customer_id, count(*)::int as identities, array_agg(distinct kind order by kind) as kinds
      from identity where customer_id in (${sql.join(ids)}) group by customer_id) i on i.customer_id = c.id
    left join (
      select i.customer_id, count(*)::int as threads
      from identity i join thread t on t.identity_id = i.id
      where i.customer_id in (${sql.join(ids)}) and t.messages > 0 and not i.erased
      group by i.customer_id) t on t.customer_id = c.id
    where c.id in (${sql.join(ids)})`.execute(db);
  const given = await sql<Given>`
    select c.id as customer_id, i.handle, i.name, i.email, i.phone, i.uid
    from customer c
    cross join lateral (
      select * from identity where customer_id = c.id order by at, id limit ${mostRead}) i
    where c.id in (${sql.join(ids)}) and not i.erased order by c.id, i.at, i.id`.execute(db);
  const givenByCustomer = Map.groupBy(given.rows, (row) => row.customer_id);
  const rowsById = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rowsById.get(id);
    return row === undefined ? [] : [customerRow(row, givenByCustomer.get(id) ?? [], words)];
  });
};

interface Customer {
  readonly id: string;
  readonly name: string;
  readonly locked: boolean;
  readonly anonymized: boolean;
  readonly identities: number;
  readonly threads: number;
  readonly kinds: readonly ChannelKind[];
}

interface Given {
  readonly customer_id: string;
  readonly handle: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly uid: string;
}

const customerRow = (customer: Customer, given: readonly Given[], words: readonly string[]): CustomerRow => ({
  id: customer.id,
  name: customer.anonymized ? null : customer.name,
  locked: customer.locked,
  anonymized: customer.anonymized,
  identities: customer.identities,
  threads: customer.threads,
  hint: hintOf(customer, given, words),
  kinds: customer.kinds,
});

/** What the name does not show: the value that matched, else the oldest identity's handle. */
const hintOf = (customer: Customer, given: readonly Given[], words: readonly string[]): string => {
  const oldest = given[0]?.handle ?? "";
  if (words.length === 0 || matches(customer.name, words) === words.length) return oldest;
  const values = given.flatMap(({ handle, name, email, phone, uid }) => [handle, email, phone, name, uid]);
  let best = { value: oldest, matched: 0 };
  for (const value of values) {
    const matched = matches(value, words);
    if (matched > best.matched) best = { value, matched };
  }
  return best.value;
};

const matches = (value: string, words: readonly string[]): number => {
  const form = searchForm(value);
  const digits = form.replace(/\D/gu, "");
  return words.filter((word) => form.includes(word) || (/^\d+$/u.test(word) && digits.includes(word))).length;
};
