import { sql } from "kysely";
import { emptyBatch } from "../../store/batch.ts";
import { resolve } from "../../store/queries/resolve.ts";
import type { ImportReport } from "../desk.ts";
import type { AgentName, OperationId } from "../domain/ids.ts";
import { type Clock, nextClock } from "../domain/order.ts";
import type { Decision, Operation } from "../operations/operation.ts";
import type { Outcome } from "../operations/read-model.ts";
import { validateDecision } from "../operations/validate-decision.ts";
import { type DemoDesk, type DemoThread, decideDemo } from "./demo/decide-demo.ts";
import { demoContent } from "./demo/demo-content.ts";
import type { Engine } from "./engine.ts";
import { newOperationId } from "./fact-ids.ts";
import { importItems, plannerOptions } from "./import-items.ts";
import { overviewOf } from "./overview.ts";
import { createPlanner } from "./plan-item.ts";

/**
 * Fills an empty folder with the sample desk; refused where anything is. Everything takes its place in the past, the
 * way it would have come in.
 */
export const fillDemo = async (engine: Engine, agent: AgentName): Promise<Outcome<ImportReport>> => {
  const { empty } = await overviewOf(engine, agent);
  if (!empty) return { refused: { rule: "C", code: "not-empty" } };
  const now = Date.now();
  const { own, items, conversations } = demoContent(now);
  const agoByWhere = new Map(items.map(({ where, ago }) => [where, ago]));
  const planned = items.map(createPlanner(plannerOptions(engine, own)));
  const report = await importItems(engine, [planned], {
    seenAt: ({ where }) => now - (agoByWhere.get(where) ?? 0),
  });
  const { desk, operations } = createDemoDesk(engine, now);
  for (const step of decideDemo(desk, conversations, agent)) await step.run();
  await engine.exclusive(() =>
    engine.write({ ...emptyBatch, operations }, ["threads", "customers", "cases", "history"]),
  );
  return { ok: report };
};

/** The desk that the sample decisions are made on; they are collected, and written at once. */
const createDemoDesk = (
  { db, writer }: Engine,
  now: number,
): { readonly desk: DemoDesk; readonly operations: readonly Operation[] } => {
  const operations: Operation[] = [];
  let clock: Clock = 0;
  return {
    operations,
    desk: {
      threads: async (subject) => {
        const { rows } = await sql<DemoThread>`select id, identity_id as identity from thread
          where conversation in (select conversation from thread where subject = ${subject}) order by id`.execute(
          db,
        );
        if (rows.length === 0) throw new Error("the sample decisions name an unknown conversation");
        return rows;
      },
      customer: async (handle) => {
        const found = await resolve(db, { what: "customer", text: handle });
        if ("ok" in found) return found.ok;
        throw new Error(`the sample decisions name an unknown customer: ${handle}`);
      },
      record: (by: AgentName, ago: number, decision: Decision): OperationId => {
        const refused = validateDecision(decision);
        if (refused !== null) throw new Error(`a sample decision is invalid: ${refused.detail}`);
        clock = nextClock(clock, now - ago);
        const operation: Operation = { ...decision, id: newOperationId(), at: clock, by, writer };
        operations.push(operation);
        return operation.id;
      },
    },
  };
};
