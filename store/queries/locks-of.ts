import { type Kysely, sql } from "kysely";
import type { Clock } from "../../src/domain/order.ts";
import { textList } from "../bulk.ts";
import type { Database } from "../schema.ts";

/** Who locked a customer, and when. */
export interface Lock {
  readonly by: string;
  readonly at: Clock;
}

/** The locks of the customers that these identities and messages belong to, by id of the fact [F9]. */
export const locksOf = async (
  db: Kysely<Database>,
  facts: readonly string[],
): Promise<ReadonlyMap<string, Lock>> => {
  if (facts.length === 0) return new Map();
  const list = sql`(select value from ${textList(facts)})`;
  const { rows } = await sql<{ id: string; locked_by: string; locked_at: Clock }>`
    select fact.id, locked_by, locked_at
    from (
      select id, customer_id from identity where id in ${list}
      union all
      select message.id, identity.customer_id from message
      join thread on thread.id = message.thread_id
      join identity on identity.id = thread.identity_id
      where message.id in ${list}) fact
    join customer on customer.id = fact.customer_id
    where customer.locked`.execute(db);
  return new Map(rows.map(({ id, locked_by, locked_at }) => [id, { by: locked_by, at: Number(locked_at) }]));
};
