import { type Kysely, sql } from "kysely";
import type { AlsoGiven } from "../../src/domain/facts.ts";
import type { CustomerId } from "../../src/domain/ids.ts";
import { millisecondsOf } from "../../src/domain/order.ts";
import type { Profile } from "../../src/domain/profile.ts";
import type { CustomerView } from "../../src/operations/read-model.ts";
import type { CustomerTable, Database } from "../schema.ts";
import { currentCustomer } from "./current-customer.ts";
import { type IdentityRecord, identityRow } from "./identities.ts";
import { shownProfile } from "./shown-profile.ts";

const mostIdentities = 100;

/**
 * A customer with its profile as shown, its first 100 identities in order of first sight, and its counts.
 * An id that was merged away gives the customer that it follows [F3]. Null: no such customer.
 */
export const customer = async (
  db: Kysely<Database>,
  args: { readonly customer: CustomerId },
): Promise<CustomerView | null> => {
  const id = await currentCustomer(db, args.customer);
  if (id === null) return null;
  const found = await sql<Omit<CustomerTable, "profile"> & { profile: Profile } & Counts>`
    select c.*, ${counts} from customer c where c.id = ${id}`.execute(db);
  const record = found.rows[0];
  if (record === undefined) return null;
  const identities = await sql<IdentityRecord & { also: AlsoGiven | null }>`
    select i.*, (select count(*)::int from thread t where t.identity_id = i.id and t.messages > 0) as threads
    from identity i where i.customer_id = ${id} order by i.at, i.id limit ${mostIdentities}`.execute(db);
  return {
    id: record.id,
    name: record.anonymized ? null : record.name,
    locked: record.locked,
    lockedBy:
      record.locked && record.locked_by !== null && record.locked_at !== null
        ? { by: record.locked_by, at: millisecondsOf(record.locked_at) }
        : null,
    anonymized: record.anonymized,
    review: record.review,
    profile: shownProfile(
      record.profile,
      identities.rows.filter((identity) => !identity.erased),
    ),
    identities: identities.rows.map(identityRow),
    identityTotal: record.identity_total,
    threads: record.threads,
    openThreads: record.open_threads,
    messages: record.messages,
    cases: record.cases,
    openCases: record.open_cases,
  };
};

interface Counts {
  readonly identity_total: number;
  readonly threads: number;
  readonly open_threads: number;
  readonly messages: number;
  readonly cases: number;
  readonly open_cases: number;
}

const threadsOf = sql`
  from thread t join identity i on i.id = t.identity_id
  where i.customer_id = c.id and t.messages > 0 and not i.erased`;
const casesOf = sql`from desk_case k join identity i on i.id = k.identity_id where i.customer_id = c.id`;

const counts = sql`
  (select count(*)::int from identity i where i.customer_id = c.id) as identity_total,
  (select count(*)::int ${threadsOf}) as threads,
  (select count(*)::int ${threadsOf} and t.open) as open_threads,
  (select coalesce(sum(t.messages), 0)::int ${threadsOf}) as messages,
  (select count(*)::int ${casesOf}) as cases,
  (select count(*)::int ${casesOf} and k.state = 'open') as open_cases`;
