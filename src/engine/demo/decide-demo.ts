import type { AgentName, CaseId, OperationId } from "../../domain/ids.ts";
import type { ProfileChange, ProfileField } from "../../domain/profile.ts";
import type { Decision } from "../../operations/operation.ts";
import type { ThreadRow } from "../../operations/read-model.ts";
import { demoCases, demoComments, demoLocks, demoMerges, demoProfiles, settledAfter } from "./decisions.ts";

/** What the sample decisions need of the desk that they are made on. */
export interface DemoDesk {
  /** All threads of the sample data. */
  readonly threads: readonly ThreadRow[];
  /** The customer of `channel:handle`; throws when there is none. */
  customer(handle: string): Promise<string>;
  /** Records a decision of an agent `ago` milliseconds before now; throws when it is refused. */
  perform(
    by: AgentName,
    ago: number,
    decision: Decision,
  ): Promise<{ operation: OperationId; case: CaseId | null }>;
}

interface Step {
  readonly ago: number;
  readonly run: () => Promise<unknown>;
}

/**
 * Makes the decisions of the sample desk, oldest first: profiles, merges (one undone), a lock, cases with comments,
 * closed ones for everything that is settled. `now` is the one that the content was made with; `agent` is who sits
 * at the desk, so that the newest merge is theirs to undo.
 */
export const decideDemo = async (desk: DemoDesk, now: number, agent: AgentName): Promise<void> => {
  const steps = [
    ...profileSteps(desk),
    ...mergeSteps(desk, agent),
    ...lockSteps(desk),
    ...caseSteps(desk),
    ...settledSteps(desk, now),
    ...commentSteps(desk),
  ];
  for (const step of steps.sort((a, b) => b.ago - a.ago)) await step.run();
};

const profileSteps = (desk: DemoDesk): readonly Step[] =>
  demoProfiles.map(({ of, by, ago, change }) => ({
    ago,
    run: async () => desk.perform(by, ago, edit(await desk.customer(of), change)),
  }));

const mergeSteps = (desk: DemoDesk, agent: AgentName): readonly Step[] =>
  demoMerges.flatMap(({ into, from, by = agent, ago, change, undone }) => {
    let merge = "";
    const step: Step = {
      ago,
      run: async () => {
        const customers = { into: await desk.customer(into), from: [await desk.customer(from)] };
        const body = { ...customers, fields: fieldsOf(change) };
        merge = (await desk.perform(by, ago, { kind: "customer.merge", body, texts: change })).operation;
      },
    };
    if (undone === undefined) return [step];
    const undo = async () =>
      desk.perform(by, undone, { kind: "operation.undo", body: { operations: [merge] }, texts: null });
    return [step, { ago: undone, run: undo }];
  });

const lockSteps = (desk: DemoDesk): readonly Step[] =>
  demoLocks.map(({ of, by, ago }) => ({
    ago,
    run: async () =>
      desk.perform(by, ago, {
        kind: "customer.lock",
        body: { customer: await desk.customer(of) },
        texts: null,
      }),
  }));

const caseSteps = (desk: DemoDesk): readonly Step[] =>
  demoCases.flatMap(({ subject, by, ago, comments, end }) => {
    const thread = desk.threads.find((row) => row.subject === subject);
    if (thread === undefined) throw new Error(`demo: no thread is about "${subject}"`);
    let opened = "";
    const steps: Step[] = [
      {
        ago,
        run: async () => {
          opened = await openCase(desk, by, ago, thread);
        },
      },
      ...comments.map((comment) => ({
        ago: comment.ago,
        run: () =>
          desk.perform(comment.by, comment.ago, {
            kind: "comment.add",
            body: { case: opened, message: null },
            texts: { text: comment.text },
          }),
      })),
    ];
    if (end !== undefined)
      steps.push({
        ago: end.ago,
        run: () => desk.perform(by, end.ago, { kind: end.kind, body: { case: opened }, texts: null }),
      });
    return steps;
  });

/** Whatever has been quiet for some days was settled: its case was opened with it and closed the hour after. */
const settledSteps = (desk: DemoDesk, now: number): readonly Step[] =>
  desk.threads
    .filter(({ subject }) => !demoCases.some((one) => one.subject === subject))
    .map((thread, index) => ({ thread, index, ago: now - (thread.lastAt ?? now) }))
    .filter(({ ago }) => ago > settledAfter)
    .map(({ thread, index, ago }) => {
      const by = staff[index % staff.length]!;
      const closed = ago - 3_600_000;
      return {
        ago: closed,
        run: async () => {
          const opened = await openCase(desk, by, closed, thread);
          await desk.perform(by, closed, { kind: "case.close", body: { case: opened }, texts: null });
        },
      };
    });

const staff: readonly AgentName[] = ["mara", "tom", "aiko"];

const commentSteps = (desk: DemoDesk): readonly Step[] =>
  demoComments.map(({ of, by, ago, text }) => ({
    ago,
    run: async () =>
      desk.perform(by, ago, {
        kind: "comment.add",
        body: { customer: await desk.customer(of), message: null },
        texts: { text },
      }),
  }));

const openCase = async (desk: DemoDesk, by: AgentName, ago: number, thread: ThreadRow): Promise<CaseId> => {
  const body = { thread: thread.id, identity: thread.identity };
  const opened = await desk.perform(by, ago, { kind: "case.open", body, texts: null });
  if (opened.case === null) throw new Error("demo: opening a case gave none");
  return opened.case;
};

const edit = (customer: string, change: ProfileChange): Decision => ({
  kind: "customer.edit",
  body: { customer, fields: fieldsOf(change) },
  texts: change,
});

const fieldsOf = ({ set = {}, add = {}, remove = {} }: ProfileChange): readonly ProfileField[] => [
  ...new Set([...Object.keys(set), ...Object.keys(add), ...Object.keys(remove)] as ProfileField[]),
];
