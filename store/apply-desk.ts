import { type Kysely, sql } from "kysely";
import {
  type DeskState,
  foldDesk,
  type PermissionChange,
  permissionChange,
} from "../src/operations/fold-desk.ts";
import type { Entry } from "../src/operations/fold-types.ts";
import { normalise } from "../src/operations/normalise.ts";
import type { Operation } from "../src/operations/operation.ts";
import { insertRows, recordset, textList } from "./bulk.ts";
import { recordedPart } from "./group-changes.ts";
import type { Database } from "./schema.ts";
import { deskGroup } from "./stored-groups.ts";
import type { TurnedVerdict } from "./turned-verdicts.ts";

/** The desk-wide log after a batch. `change` is null when nobody's permissions differ. */
export interface AppliedDesk {
  readonly desk: DeskState;
  readonly operations: readonly Operation[];
  readonly change: PermissionChange | null;
  /** Operations that were there before and took effect then or do now, but not both. */
  readonly turned: readonly TurnedVerdict[];
}

/**
 * Folds the log of the whole desk with what is new in it, and without what is taken out of it, and writes the rows
 * that differ [F13].
 */
export const applyDeskOperations = async (
  db: Kysely<Database>,
  before: DeskState,
  known: readonly Operation[],
  added: readonly Operation[],
  taken: ReadonlySet<string>,
): Promise<AppliedDesk> => {
  const kept = known.filter(({ id }) => !taken.has(id));
  if (added.length === 0 && kept.length === known.length)
    return { desk: before, operations: known, change: null, turned: [] };
  const operations = normalise(
    [...kept, ...added].map((operation): Entry => ({ type: "operation", operation })),
  ).flatMap((entry) => (entry.type === "operation" ? [entry.operation] : []));
  const desk = foldDesk(operations);
  const stored = new Set(known);
  const turned = operations.filter(
    (operation) =>
      !stored.has(operation) ||
      JSON.stringify(before.verdicts.get(operation.id)) !== JSON.stringify(desk.verdicts.get(operation.id)),
  );
  await insertRows(
    db,
    "operation",
    turned.map((operation) => {
      const verdict = desk.verdicts.get(operation.id)!;
      return {
        ...recordedPart(operation, false),
        group_id: deskGroup,
        state: verdict.state,
        refusal: verdict.state === "refused" ? verdict.refusal : null,
        undone_by: null,
        touched: [],
      };
    }),
    "replace",
  );
  const change = permissionChange(before, desk);
  const isChanged = change.agents.size > 0 || change.others !== null;
  return {
    desk,
    operations,
    change: isChanged ? change : null,
    turned: turned.flatMap((operation) => turnOf(operation, before, desk, added)),
  };
};

const turnOf = (
  operation: Operation,
  before: DeskState,
  desk: DeskState,
  added: readonly Operation[],
): readonly TurnedVerdict[] => {
  const [was, now] = [before.verdicts.get(operation.id), desk.verdicts.get(operation.id)];
  if (was === undefined || now === undefined || was.state === now.state) return [];
  const others = added.filter(({ id }) => id !== operation.id);
  const refusal = now.state === "refused" ? now.refusal : null;
  return [
    {
      operation,
      was,
      now: { state: now.state, refusal, touched: [] },
      cause: others.length === 1 ? others[0]! : null,
    },
  ];
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
    where operation.group_id > ${sql.lit(deskGroup)}
    union
    select distinct group_id from operation
    where ${sql.lit(change.others !== null)} and at >= ${change.others?.at ?? 0}
      and by not in (select value from ${textList([...change.agents.keys()])})
      and group_id > ${sql.lit(deskGroup)}`.execute(db);
  return rows.map((row) => Number(row.group_id));
};
