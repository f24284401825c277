import { attendedCustomers } from "../../store/queries/attended-customers.ts";
import type { ColleagueRow } from "../desk.ts";
import type { AgentName } from "../domain/ids.ts";
import type { Engine } from "./engine.ts";

/**
 * Who else is here, with the customer behind what each looks at, as this replica has it: another one may not know
 * of a merge yet.
 */
export const colleaguesOf = async (
  { db, link }: Engine,
  agent: AgentName,
): Promise<readonly ColleagueRow[]> => {
  const here = link.colleagues(agent);
  const places = here.flatMap(({ at }) => (at === null ? [] : [at]));
  const customers = (await attendedCustomers(db, places)).values();
  return here.map((colleague) => {
    const customer = colleague.at === null ? null : (customers.next().value ?? null);
    return { ...colleague, customer: customer?.id ?? null, customerName: customer?.name ?? null };
  });
};
