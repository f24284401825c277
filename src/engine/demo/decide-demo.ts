import {
  type AgentName,
  type CaseId,
  type CustomerId,
  caseOfOpen,
  type IdentityId,
  type OperationId,
  type ThreadId,
} from "../../domain/ids.ts";
import type { ProfileChange, ProfileField } from "../../domain/profile.ts";
import type { Decision } from "../../operations/operation.ts";
import { demoCases, demoComments, demoLocks, demoMerges, demoProfiles, settledAfter } from "./decisions.ts";
import type { DemoConversation } from "./demo-content.ts";

/** What the sample decisions need of the desk that they are made on. Each throws when there is nothing such. */
export interface DemoDesk {
  /** The threads of a conversation, one for each who takes part. */
  threads(subject: string): Promise<readonly DemoThread[]>;
  /** The customer of `channel:handle`. */
  customer(handle: string): Promise<CustomerId>;
  /** Records a decision of an agent, `ago` milliseconds before now. */
  record(by: AgentName, ago: number, decision: Decision): OperationId;
}

export interface DemoThread {
  readonly id: ThreadId;
  readonly identity: IdentityId;
}

/** A decision that waits for its time. */
export interface DemoStep {
  /** Milliseconds before now. */
  readonly ago: number;
  readonly run: () => Promise<unknown> | unknown;
}

/**
 * The decisions of the sample desk, oldest first: profiles, merges (one undone), a lock, cases with comments, and
 * closed cases for all `conversations` that are settled. The newest merge is by `agent`, who sits at the desk, so
 * that it is theirs to undo.
 */
export const decideDemo = (
  desk: DemoDesk,
  conversations: readonly DemoConversation[],
  agent: AgentName,
): readonly DemoStep[] =>
  [
    ...profileSteps(desk),
    ...mergeSteps(desk, agent),
    ...lockSteps(desk),
    ...caseSteps(desk),
    ...settledSteps(desk, conversations),
    ...commentSteps(desk),
  ].sort((a, b) => b.ago - a.ago);

const profileSteps = (desk: DemoDesk): readonly DemoStep[] =>
  demoProfiles.map(({ of, by, ago, change }) => ({
    ago,
    run: async () => desk.record(by, ago, edit(await desk.customer(of), change)),
  }));

const mergeSteps = (desk: DemoDesk, agent: AgentName): readonly DemoStep[] =>
  demoMerges.flatMap(({ into, from, by = agent, ago, change, undone }) => {
    let merge = "";
    const step: DemoStep = {
      ago,
      run: async () => {
        const customers = { into: await desk.customer(into), from: [await desk.customer(from)] };
        const body = { ...customers, fields: fieldsOf(change) };
        merge = desk.record(by, ago, { kind: "customer.merge", body, texts: change });
      },
    };
    if (undone === undefined) return [step];
    const undo = async () =>
      desk.record(by, undone, { kind: "operation.undo", body: { operations: [merge] }, texts: null });
    return [step, { ago: undone, run: undo }];
  });

const lockSteps = (desk: DemoDesk): readonly DemoStep[] =>
  demoLocks.map(({ of, by, ago }) => ({
    ago,
    run: async () =>
      desk.record(by, ago, {
        kind: "customer.lock",
        body: { customer: await desk.customer(of) },
        texts: null,
      }),
  }));

const caseSteps = (desk: DemoDesk): readonly DemoStep[] =>
  demoCases.flatMap(({ subject, by, ago, comments, end }) => {
    let opened = "";
    const steps: DemoStep[] = [
      {
        ago,
        run: async () => {
          const [thread] = await desk.threads(subject);
          opened = openCase(desk, by, ago, thread!);
        },
      },
      ...comments.map((comment) => ({
        ago: comment.ago,
        run: () =>
          desk.record(comment.by, comment.ago, {
            kind: "comment.add",
            body: { case: opened, message: null },
            texts: { text: comment.text },
          }),
      })),
    ];
    if (end !== undefined)
      steps.push({
        ago: end.ago,
        run: () => desk.record(by, end.ago, { kind: end.kind, body: { case: opened }, texts: null }),
      });
    return steps;
  });

/** Whatever has been quiet for some days was settled: its case was closed within the hour after. */
const settledSteps = (desk: DemoDesk, conversations: readonly DemoConversation[]): readonly DemoStep[] =>
  conversations
    .filter(
      ({ subject, lastAgo }) => lastAgo > settledAfter && !demoCases.some((one) => one.subject === subject),
    )
    .map(({ subject, lastAgo }, index) => {
      const by = staff[index % staff.length]!;
      const ago = lastAgo - settling;
      return {
        ago,
        run: async () => {
          for (const thread of await desk.threads(subject)) {
            const opened = openCase(desk, by, ago, thread);
            desk.record(by, ago, { kind: "case.close", body: { case: opened }, texts: null });
          }
        },
      };
    });

const staff: readonly AgentName[] = ["mara", "tom", "aiko"];
const settling = 45 * 60_000;

const commentSteps = (desk: DemoDesk): readonly DemoStep[] =>
  demoComments.map(({ of, by, ago, text }) => ({
    ago,
    run: async () =>
      desk.record(by, ago, {
        kind: "comment.add",
        body: { customer: await desk.customer(of), message: null },
        texts: { text },
      }),
  }));

const openCase = (desk: DemoDesk, by: AgentName, ago: number, thread: DemoThread): CaseId => {
  const body = { thread: thread.id, identity: thread.identity };
  return caseOfOpen(desk.record(by, ago, { kind: "case.open", body, texts: null }));
};

const edit = (customer: string, change: ProfileChange): Decision => ({
  kind: "customer.edit",
  body: { customer, fields: fieldsOf(change) },
  texts: change,
});

const fieldsOf = ({ set = {}, add = {}, remove = {} }: ProfileChange): readonly ProfileField[] => [
  ...new Set([...Object.keys(set), ...Object.keys(add), ...Object.keys(remove)] as ProfileField[]),
];
