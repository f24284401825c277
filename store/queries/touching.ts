import { type RawBuilder, sql } from "kysely";
import type { CustomerId } from "../../src/domain/ids.ts";
import { withdrawnGroup } from "../stored-groups.ts";

/**
 * The operations `o` that touched a customer: its own id, an id that follows it [F3], or one of its identities.
 * All of them are in its refold group [F2], which keeps the search small, or were withdrawn, which few are.
 */
export const touching = (customer: CustomerId): RawBuilder<unknown> => sql`
  operation o
  where o.group_id in (select group_id from identity where customer_id = ${customer}
      union all select ${sql.lit(withdrawnGroup)})
    and jsonb_exists_any(o.touched, array(
      select ${customer}::text
      union all select i.id from identity i where i.customer_id = ${customer}
      union all select a.id from alias a join identity i on i.id = a.identity_id
                where i.customer_id = ${customer}))`;
