import { type Kysely, sql } from "kysely";
import type { CustomerId } from "../../src/domain/ids.ts";
import { textList } from "../bulk.ts";
import type { Database } from "../schema.ts";

/**
 * Which of these customers were dismissed as one person, each side as the customer that it follows now [F3]. Gives
 * whether a pair was, in either order.
 */
export const dismissedPairs = async (
  db: Kysely<Database>,
  customers: readonly CustomerId[],
): Promise<(a: CustomerId, b: CustomerId) => boolean> => {
  const { rows } = await sql<{ a: string; b: string }>`
    with now as (
      select coalesce(ca.id, ia.customer_id) as a, coalesce(cb.id, ib.customer_id) as b
      from dismissal d
      left join customer ca on ca.id = d.a
      left join alias aa on aa.id = d.a left join identity ia on ia.id = aa.identity_id
      left join customer cb on cb.id = d.b
      left join alias ab on ab.id = d.b left join identity ib on ib.id = ab.identity_id)
    select a, b from now where a in (select value from ${textList(customers)}) and a <> b`.execute(db);
  const pairs = new Set(rows.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
  return (a, b) => pairs.has(`${a} ${b}`);
};
