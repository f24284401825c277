import { type Kysely, sql } from "kysely";
import type { CustomerId } from "../../src/domain/ids.ts";
import type { Database } from "../schema.ts";

/** The customer that an id stands for now: itself, or where the identity is that it follows [F3]. Null: never seen. */
export const currentCustomer = async (
  db: Kysely<Database>,
  customer: CustomerId,
): Promise<CustomerId | null> => {
  const { rows } = await sql<{ id: string }>`
    select id from customer where id = ${customer}
    union all
    select i.customer_id from alias a join identity i on i.id = a.identity_id where a.id = ${customer}
    limit 1`.execute(db);
  return rows[0]?.id ?? null;
};
