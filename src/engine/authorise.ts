import type { CallName, Calls } from "../desk.ts";
import type { AgentName } from "../domain/ids.ts";
import type { Refusal } from "../domain/refusal.ts";
import { type DeskState, permissionsAt } from "../operations/fold-desk.ts";
import type { Permission } from "../operations/fold-types.ts";
import { refusal } from "../operations/refusals.ts";

/** What a call needs, and what it answers to an agent whose role lacks that: as if there were nothing. */
interface Guard<N extends CallName> {
  readonly permission: Permission;
  readonly withheld: (refused: Refusal) => Calls[N]["result"];
}

/**
 * The result that a call gives instead of its own, when the role of the agent does not permit it [F13]; null when
 * it does. Decisions are judged by the fold, each by its own permission.
 */
export const withheldResult = <N extends CallName>(
  desk: DeskState,
  agent: AgentName,
  name: N,
): { readonly result: Calls[N]["result"] } | null => {
  const guard = guards[name];
  if (guard === null || permissionsAt(desk, agent).includes(guard.permission)) return null;
  return { result: guard.withheld(refusal("F13", "not-allowed")) };
};

const emptyPage = { rows: [], offset: 0, total: 0 };
const noPage = { permission: "read", withheld: () => emptyPage } as const;
const noList = { permission: "read", withheld: () => [] } as const;
const nobody = { permission: "read", withheld: () => null } as const;
const refused = { permission: "read", withheld: (why: Refusal) => ({ refused: why }) } as const;

const guards: { readonly [N in CallName]: Guard<N> | null } = {
  overview: null,
  settings: null,
  agents: null,
  folders: noList,
  inboxPage: noPage,
  thread: nobody,
  threadMessages: noPage,
  customer: nobody,
  customerLog: noPage,
  customerCases: noPage,
  caseComments: noPage,
  caseMessages: noPage,
  identities: noPage,
  history: noPage,
  customerSearch: noPage,
  messageSearch: noPage,
  suggestions: noList,
  resolve: refused,
  // Tells nothing about anybody.
  digest: null,
  check: {
    permission: "read",
    withheld: () => ({
      ok: false,
      checks: [{ name: "permission", ok: false, detail: "the role does not permit to read" }],
      found: [],
    }),
  },
  // Only waits.
  erasure: null,
  backup: { permission: "administer", withheld: (why) => ({ refused: why }) },
  forgetBackup: { permission: "administer", withheld: (why) => ({ refused: why }) },
  // Tell nothing about any customer; what the hub permits is its own judgement.
  syncState: null,
  syncOnce: null,
  connectHub: null,
  colleagues: noList,
  attend: null,
  // The line is the folder's own.
  configureLine: null,
  notices: noPage,
  acknowledgeNotices: null,
  recordedDecision: refused,
  perform: null,
  preview: refused,
  undoLast: refused,
  redoLast: refused,
  importPaths: {
    permission: "update",
    withheld: () => ({
      ...{ read: 1, imported: 0, duplicates: 0, undated: 0, files: [] },
      rejected: [{ where: "", why: { code: "not-permitted" } }],
    }),
  },
  // Reads nothing.
  expectImport: null,
  exportCustomer: { permission: "export", withheld: (why) => ({ refused: why }) },
  fillDemo: { permission: "update", withheld: (why) => ({ refused: why }) },
};
