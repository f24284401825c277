import { type Kysely, sql } from "kysely";
import type { CustomerId, ThreadId } from "../../src/domain/ids.ts";
import type { Database } from "../schema.ts";
import { customerName } from "./thread-rows.ts";

/** What somebody looks at: a thread, or a customer by any id that it ever had [F3]. */
export type Attended = { readonly thread: ThreadId } | { readonly customer: CustomerId };

/** A customer as it is now; `name` is null when anonymized. */
export interface AttendedCustomer {
  readonly id: CustomerId;
  readonly name: string | null;
}

/** The customer of each, in their order; null where this replica does not know it, or its messages are erased. */
export const attendedCustomers = async (
  db: Kysely<Database>,
  places: readonly Attended[],
): Promise<readonly (AttendedCustomer | null)[]> => {
  const ids = [...new Set(places.map(idOf))];
  if (ids.length === 0) return [];
  const list = sql.join(ids);
  const { rows } = await sql<{ at: string; id: string; name: string | null }>`
    select t.id as at, c.id, ${customerName} as name from thread t
    join identity i on i.id = t.identity_id join customer c on c.id = i.customer_id
    where t.id in (${list}) and not i.erased
    union all
    select c.id, c.id, ${customerName} from customer c where c.id in (${list})
    union all
    select a.id, c.id, ${customerName} from alias a
    join identity i on i.id = a.identity_id join customer c on c.id = i.customer_id
    where a.id in (${list})`.execute(db);
  const found = new Map(rows.map(({ at, id, name }) => [at, { id, name }]));
  return places.map((place) => found.get(idOf(place)) ?? null);
};

const idOf = (place: Attended): string => ("thread" in place ? place.thread : place.customer);
