import { sql } from "kysely";
import type { Overview } from "../desk.ts";
import type { AgentName } from "../domain/ids.ts";
import type { Engine } from "./engine.ts";
import { ownAddresses } from "./own-addresses.ts";

/** What a session needs to begin with. */
export const overviewOf = async (engine: Engine, agent: AgentName): Promise<Overview> => {
  const { rows } = await sql<{ empty: boolean }>`
    select not exists (select from identity) and not exists (select from operation) as empty`.execute(
    engine.db,
  );
  return { empty: rows[0]!.empty, agent, own: await ownAddresses(engine) };
};
