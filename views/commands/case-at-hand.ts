import type { CaseState } from "../../src/desk.ts";
import type { CaseId, CustomerId, IdentityId, ThreadId } from "../../src/domain/ids.ts";
import type { AppHandle } from "../app/app-handle.ts";
import { windowOf } from "../data/use-rows.ts";
import { selectedCase } from "./selected-case.ts";
import { selectedThread, shownCustomer } from "./selection.ts";

/** The thread that case keys are about, and the case on it: the selected one's of the Cases tab, else the Inbox's. */
export interface CaseAtHand {
  readonly customer: CustomerId;
  readonly thread: ThreadId;
  readonly identity: IdentityId;
  readonly subject: string;
  /** The thread's latest case. */
  readonly case: CaseId | null;
  /** Null while the screen has not heard of it: then the desk judges. */
  readonly state: CaseState | null;
}

export const caseAtHand = (app: AppHandle): CaseAtHand | null => {
  const { tab, dialogs, pane } = app.navigation.get();
  const customer = shownCustomer(app);
  const isPanel = dialogs.some(({ type }) => type === "customer") || pane === "customer";
  if (isPanel && customer !== null && tab === "cases") {
    const row = selectedCase(app);
    if (row === null) return null;
    const { thread, identity, subject, id, state } = row;
    return { customer: row.customer, thread, identity, subject, case: id, state };
  }
  const row = selectedThread(app);
  if (row === null) return null;
  const { id: thread, identity, subject } = row;
  return { customer: row.customer, thread, identity, subject, case: row.case, state: stateOf(app, row) };
};

const stateOf = (
  { desk }: AppHandle,
  row: { customer: CustomerId; case: CaseId | null },
): CaseState | null => {
  const page = desk.cache.peek("customerCases", { customer: row.customer, ...windowOf("customerCases", 0) });
  return page?.rows.find(({ id }) => id === row.case)?.state ?? null;
};
