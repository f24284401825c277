import type { Attention, CaseRow, Performed, Session, ThreadRow } from "../../desk.ts";
import type { CustomerId, OperationId } from "../../domain/ids.ts";
import type { ProfileChange, ProfileField } from "../../domain/profile.ts";
import type { Decision } from "../../operations/operation.ts";
import type { ColleagueDeed, ColleagueStep } from "./colleague-script.ts";

/** A colleague's own desk, which she can take away from its line. */
export interface ColleaguesDesk {
  session(): Session;
  /** Opens it anew, with a line to the hub or without. */
  reopen(isOnline: boolean): Promise<void>;
}

export interface ColleagueOptions {
  readonly desk: ColleaguesDesk;
  /** Waits so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

export interface ColleagueWork {
  /** Works through a script once, step by step. */
  round(script: readonly ColleagueStep[]): Promise<void>;
}

/** Milliseconds for which she is without a line. */
export const timeAway = 20_000;
/** Milliseconds before she decides. */
const looking = 3_000;
/** Milliseconds between two steps. */
const resting = { least: 5_000, most: 12_000 } as const;

/**
 * A colleague who works by a script, on the desk as it is: who was anonymized is left out, who was merged is met
 * where they are now, and a refusal is taken as the answer.
 */
export const createColleague = ({ desk, pause }: ColleagueOptions): ColleagueWork => {
  let rounds = 0;
  let merges: readonly OperationId[] = [];
  let locked: CustomerId | null = null;

  const perform = async (decision: Decision): Promise<Performed | null> => {
    const outcome = await desk.session().call("perform", { decision });
    return "ok" in outcome ? outcome.ok : null;
  };

  const attend = async (at: Attention, typing: boolean): Promise<void> => {
    await desk.session().call("attend", { at, typing });
    await pause(looking);
  };

  const step = async ({ of, subject, does }: ColleagueStep): Promise<void> => {
    const customer = await customerOf(desk.session(), of);
    if (customer === null) return;
    const thread = subject === undefined ? null : await threadOf(desk.session(), customer, subject);
    const at = thread === null ? { customer } : { thread: thread.id };
    if (does.type !== "lock-while-away") await attend(at, isWriting(does));
    await doIt(does, customer, thread, subject);
    await desk.session().call("attend", { at, typing: false });
  };

  const doIt = async (
    does: ColleagueDeed,
    customer: CustomerId,
    thread: ThreadRow | null,
    subject: string | undefined,
  ): Promise<void> => {
    if (does.type === "comment") {
      const about = await openCaseOf(desk.session(), customer, subject);
      const body = about === null ? { customer, message: null } : { case: about.id, message: null };
      await perform({ kind: "comment.add", body, texts: { text: does.text } });
    } else if (does.type === "merge") {
      const from = await customerOf(desk.session(), does.from);
      if (from === null || from === customer) return;
      const body = { into: customer, from: [from], fields: fieldsOf(does.change) };
      const performed = await perform({ kind: "customer.merge", body, texts: does.change });
      if (performed !== null) merges = [...merges, performed.operation];
    } else if (does.type === "undo-merges") {
      for (const operation of merges) {
        await perform({ kind: "operation.undo", body: { operations: [operation] }, texts: null });
      }
      merges = [];
    } else if (does.type === "edit") {
      const body = { customer, fields: fieldsOf(does.change) };
      await perform({ kind: "customer.edit", body, texts: does.change });
    } else if (does.type === "open-case") {
      if (thread === null || thread.case !== null) return;
      const body = { thread: thread.id, identity: thread.identity };
      await perform({ kind: "case.open", body, texts: null });
    } else if (does.type === "close-case") {
      const about = await openCaseOf(desk.session(), customer, subject);
      const isHers = about !== null && about.openedBy === desk.session().door.agent;
      if (isHers) await perform({ kind: "case.close", body: { case: about.id }, texts: null });
    } else if (does.type === "lock-while-away") await lockWhileAway(customer);
    else if (does.type === "unlock") await unlock();
  };

  /**
   * What her colleague decides meanwhile on the same customer was decided after the lock, and does not count once she
   * is back: that is what the desk tells in its notices [F9] [F12].
   */
  const lockWhileAway = async (otherwise: CustomerId): Promise<void> => {
    const others = await desk.session().call("colleagues", {});
    const customer = others.find((other) => other.customer !== null)?.customer ?? otherwise;
    await attend({ customer }, false);
    await desk.reopen(false);
    const performed = await perform({ kind: "customer.lock", body: { customer }, texts: null });
    if (performed !== null) locked = customer;
    await pause(timeAway);
    await desk.reopen(true);
  };

  const unlock = async (): Promise<void> => {
    if (locked !== null) {
      await perform({ kind: "customer.unlock", body: { customer: locked }, texts: null });
    }
    locked = null;
  };

  return {
    round: async (script) => {
      const isFirst = rounds++ === 0;
      for (const each of script) {
        if (each.isOnce && !isFirst) continue;
        await step(each);
        await pause(resting.least + Math.random() * (resting.most - resting.least));
      }
    },
  };
};

/** The customer behind `channel:handle` as it is now; null where there is none that anything can be done with. */
const customerOf = async (session: Session, handle: string): Promise<CustomerId | null> => {
  const found = await session.call("resolve", { what: "customer", text: handle });
  if (!("ok" in found)) return null;
  const customer = await session.call("customer", { customer: found.ok });
  return customer === null || customer.anonymized ? null : customer.id;
};

const threadOf = async (
  session: Session,
  customer: CustomerId,
  subject: string,
): Promise<ThreadRow | null> => {
  const { rows } = await session.call("inboxPage", { folder: "all", customer, ...enough });
  return rows.find((row) => row.subject === subject) ?? null;
};

const openCaseOf = async (
  session: Session,
  customer: CustomerId,
  subject: string | undefined,
): Promise<CaseRow | null> => {
  const { rows } = await session.call("customerCases", { customer, ...enough });
  return rows.find((row) => row.subject === subject && row.state === "open") ?? null;
};

/** More than anybody at the sample desk has. */
const enough = { offset: 0, limit: 100 } as const;

const isWriting = ({ type }: ColleagueDeed): boolean =>
  type === "comment" || type === "type" || type === "edit";

const fieldsOf = ({ set = {}, add = {}, remove = {} }: ProfileChange): readonly ProfileField[] => [
  ...new Set([...Object.keys(set), ...Object.keys(add), ...Object.keys(remove)] as ProfileField[]),
];
