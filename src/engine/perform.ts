import { sql } from "kysely";
import { emptyBatch } from "../../store/batch.ts";
import { erasureSize } from "../../store/erase-pending.ts";
import { currentCustomer } from "../../store/queries/current-customer.ts";
import { touching } from "../../store/queries/touching.ts";
import type { Performed, Topic } from "../desk.ts";
import {
  type AgentName,
  type CustomerId,
  caseOfOpen,
  commentOfAdd,
  customerOfDetach,
  type OperationId,
} from "../domain/ids.ts";
import type { Refusal } from "../domain/refusal.ts";
import { askRefusal } from "../operations/ask.ts";
import { contextOf, deskVerdict, isDeskOperation } from "../operations/fold-desk.ts";
import type { GroupState } from "../operations/fold-types.ts";
import { type FoldedGroup, operationIn } from "../operations/folded-group.ts";
import { linksOf } from "../operations/links.ts";
import type { Decision, Operation, OperationKind } from "../operations/operation.ts";
import { operations } from "../operations/operations.ts";
import { landingOf } from "../operations/preview.ts";
import type { Outcome } from "../operations/read-model.ts";
import { fieldRefusal } from "../operations/settings/desk-settings.ts";
import type { SwitchOperation } from "../operations/switch-operations.ts";
import { validateDecision } from "../operations/validate-decision.ts";
import type { Engine } from "./engine.ts";
import { newOperationId } from "./fact-ids.ts";

/**
 * Records what an agent decides, when nothing speaks against it: it is checked, judged on the state that all
 * decisions before it left, written to disk, applied, and only then answered [F12] [F14]. What is refused is not
 * recorded. `now` is when, milliseconds; the clock of a folder never goes back.
 */
export const perform = (
  engine: Engine,
  by: AgentName,
  decision: Decision,
  now = engine.now(),
): Promise<Outcome<Performed>> => engine.exclusive(() => performInTurn(engine, by, decision, now));

const performInTurn = async (
  engine: Engine,
  by: AgentName,
  decision: Decision,
  now: number,
): Promise<Outcome<Performed>> => {
  const operation = operationOf(engine, by, decision, now);
  const refused = validateDecision(decision) ?? (await refusalOf(engine, operation));
  if (refused !== null) return { refused };
  const written = await engine.write(
    { ...emptyBatch, operations: [operation], isOutbound: engine.isOutbound() },
    topicsOf(operation.kind),
  );
  const performed = await performedOf(engine, operation);
  // The erasure itself waits for its turn, so what it is about still stands in the store.
  return {
    ok: written.erases ? { ...performed, erases: await erasureSize(engine.db, written.sequence) } : performed,
  };
};

/** A decision as the operation that it would be. */
export const operationOf = (
  engine: Engine,
  by: AgentName,
  decision: Decision,
  now = engine.now(),
): Operation => ({
  ...decision,
  id: newOperationId(),
  at: engine.tick(now),
  by,
  writer: engine.writer,
});

/** Why an operation would be refused now; null when it would take effect. */
export const refusalOf = async (engine: Engine, operation: Operation): Promise<Refusal | null> => {
  const desk = engine.projection.desk();
  if (isDeskOperation(operation)) return deskVerdict(desk, operation);
  const group = await groupOf(engine, operation);
  return (
    askRefusal(group, operation, contextOf(desk)) ??
    fieldRefusal(desk, operation, switchedBy(operation, group))
  );
};

/** What an undo or redo would switch. */
const switchedBy = ({ kind, body }: Operation, group: FoldedGroup): readonly Operation[] =>
  kind === "operation.undo" || kind === "operation.redo"
    ? body.operations.flatMap((id) => operationIn(group, id) ?? [])
    : [];

/** The group that an operation is about. Not to be changed. */
export const groupOf = (engine: Engine, operation: Operation): Promise<FoldedGroup> =>
  engine.projection.groupOf(linksOf({ type: "operation", operation }));

const performedOf = async (engine: Engine, operation: Operation): Promise<Performed> => {
  const nothing = { operation: operation.id, customer: null, case: null, comment: null };
  if (isDeskOperation(operation)) return nothing;
  const { state } = await groupOf(engine, operation);
  return {
    operation: operation.id,
    customer: customerOf(state, operation),
    case: caseOf(operation),
    comment: operation.kind === "comment.add" ? commentOfAdd(operation.id) : null,
  };
};

const customerOf = (state: GroupState, operation: Operation): CustomerId | null => {
  const detached = operation.kind === "identity.detach" ? customerOfDetach(operation.id) : null;
  return detached !== null && state.customers.has(detached) ? detached : landingOf(state, operation.id);
};

const caseOf = (operation: Operation): string | null => {
  if (operation.kind === "case.open") return caseOfOpen(operation.id);
  return "case" in operation.body ? operation.body.case : null;
};

const topicsOf = (kind: OperationKind): readonly Topic[] => {
  if (kind === "agent.set" || kind === "setting.set") return ["settings", "history"];
  return kind.startsWith("case.")
    ? ["threads", "cases", "history"]
    : ["threads", "customers", "cases", "history"];
};

/** Undoes an agent's own last undoable operation on a customer [F7]. */
export const undoLast = (engine: Engine, by: AgentName, customer: CustomerId): Promise<Outcome<Performed>> =>
  switchLast(engine, by, customer, { state: "applied", kind: "operation.undo" });

/** Redoes the operation on a customer that the agent undid last [F7]. */
export const redoLast = (engine: Engine, by: AgentName, customer: CustomerId): Promise<Outcome<Performed>> =>
  switchLast(engine, by, customer, { state: "undone", kind: "operation.redo" });

/** Finds and switches in one turn, so that two in quick succession switch two operations. */
const switchLast = (
  engine: Engine,
  by: AgentName,
  customer: CustomerId,
  { state, kind }: { readonly state: "applied" | "undone"; readonly kind: SwitchOperation["kind"] },
): Promise<Outcome<Performed>> =>
  engine.exclusive(async () => {
    const found = await lastOperation(engine, by, customer, state);
    return typeof found === "string"
      ? performInTurn(engine, by, { kind, body: { operations: [found] }, texts: null }, engine.now())
      : found;
  });

const undoableKinds = Object.entries(operations)
  .filter(([, rule]) => rule.undoable)
  .map(([kind]) => kind);

const lastOperation = async (
  { db }: Engine,
  by: AgentName,
  named: CustomerId,
  state: "applied" | "undone",
): Promise<OperationId | Outcome<never>> => {
  const customer = await currentCustomer(db, named);
  if (customer === null) return { missing: named };
  const kinds = sql.join(undoableKinds.map((kind) => sql.lit(kind)));
  // What was undone is redone in the opposite order of the undoing.
  const { rows } =
    state === "applied"
      ? await sql<{
          id: string;
        }>`select o.id from ${touching(customer)} and o.by = ${by} and o.state = 'applied'
          and o.kind in (${kinds}) order by o.at desc, o.id desc limit 1`.execute(db)
      : await sql<{ id: string }>`select o.id from ${touching(customer)} and o.state = 'undone'
          and o.kind in (${kinds}) and exists (select from operation u where u.id = o.undone_by and u.by = ${by}
            and u.kind = 'operation.undo')
          order by (select u.at from operation u where u.id = o.undone_by) desc, o.id desc limit 1`.execute(
          db,
        );
  return rows[0]?.id ?? { missing: named };
};
