import { type Kysely, sql } from "kysely";
import {
  type DeskState,
  foldDesk,
  type PermissionChange,
  permissionChange,
} from "../src/operations/fold-desk.ts";
import type { Operation } from "../src/operations/operation.ts";
import { insertRows, recordset, textList } from "./bulk.ts";
import { recordedPart } from "./group-changes.ts";
import type { Database } from "./schema.ts";
import { deskGroup } from "./stored-groups.ts";

/** The desk-wide log after a batch. `change` is null when nobody's permissions differ. */
export interface AppliedDesk {
  readonly desk: DeskState;
  readonly operations: readonly Operation[];
  readonly change: PermissionChange | null;
}

/** Folds the log of the whole desk with what is new in it and writes the rows that differ [F13]. */
export const applyDeskOperations = async (
  db: Kysely<Database>,
  before: DeskState,
  known: readonly Operation[],
  added: readonly Operation[],
): Promise<AppliedDesk> => {
  if (added.length === 0) return { desk: before, operations: known, change: null };
  const operations = [...known, ...added];
  const desk = foldDesk(operations);
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const turned = [...desk.verdicts].filter(
    ([id, verdict]) => JSON.stringify(before.verdicts.get(id)) !== JSON.stringify(verdict),
  );
  await insertRows(
    db,
    "operation",
    turned.map(([id, verdict]) => ({
      ...recordedPart(byId.get(id)!, false),
      group_id: deskGroup,
      state: verdict.state,
      refusal: verdict.state === "refused" ? verdict.refusal : null,
      undone_by: null,
      touched: [],
    })),
    "replace",
  );
  const change = permissionChange(before, desk);
  const isChanged = change.agents.size > 0 || change.others !== null;
  return { desk, operations: [...byId.values()], change: isChanged ? change : null };
};

/** The groups with operations whose verdict may turn, because their author's permissions changed before them. */
export const groupsToRefold = async (
  db: Kysely<Database>,
  change: PermissionChange,
): Promise<readonly number[]> => {
  const agents = [...change.agents].map(([agent, { at }]) => ({ agent, at }));
  const { rows } = await sql<{ group_id: number }>`
    select distinct operation.group_id from operation
    join ${recordset(agents, { agent: "text", at: "bigint" })} on operation.by = x.agent and operation.at >= x.at
    where operation.group_id <> ${sql.lit(deskGroup)}
    union
    select distinct group_id from operation
    where ${sql.lit(change.others !== null)} and at >= ${change.others?.at ?? 0}
      and by not in (select value from ${textList([...change.agents.keys()])})
      and group_id <> ${sql.lit(deskGroup)}`.execute(db);
  return rows.map((row) => Number(row.group_id));
};
