import { acknowledgeNotices } from "../../store/queries/notices.ts";
import { queries } from "../../store/queries/queries.ts";
import type { CallName, Calls, Door } from "../desk.ts";
import { forgetBackup, writeBackup } from "./backup/write-backup.ts";
import { checkDesk } from "./check.ts";
import { colleaguesOf } from "./colleagues.ts";
import { digestOf } from "./digest.ts";
import type { Engine } from "./engine.ts";
import { exportCustomer } from "./export/export-customer.ts";
import { fillDemo } from "./fill-demo.ts";
import { fromHome } from "./from-home.ts";
import { importPaths } from "./import-paths.ts";
import { changeLocalConfig } from "./local-config.ts";
import { overviewOf } from "./overview.ts";
import { perform, redoLast, undoLast } from "./perform.ts";
import { preview } from "./preview.ts";
import { recordedDecision } from "./recorded-decision.ts";
import { agentRows, settingsView } from "./settings-view.ts";
import { suggestionsFor } from "./suggestions.ts";
import { connectHub } from "./sync/connect-hub.ts";
import { seenFields, visibleCustomer } from "./visible-profile.ts";

/** Answers one call. Who acts is the door's agent, never an argument. */
export type Handler<N extends CallName> = (
  engine: Engine,
  door: Door,
  args: Calls[N]["args"],
) => Promise<Calls[N]["result"]>;

/** Every call of a session and what answers it. Whether the agent may call it was asked before. */
export const calls: { readonly [N in CallName]: Handler<N> } = {
  overview: (engine, { agent }) => overviewOf(engine, agent),
  folders: ({ db }) => queries.folders(db),
  inboxPage: ({ db }, _, args) => queries.inboxPage(db, args),
  thread: ({ db }, _, args) => queries.thread(db, args),
  threadMessages: ({ db }, _, args) => queries.threadMessages(db, args),
  customer: async ({ db, projection }, { agent }, args) =>
    visibleCustomer(await queries.customer(db, args), seenFields(projection.desk(), agent)),
  customerLog: ({ db }, _, args) => queries.customerLog(db, args),
  customerCases: ({ db }, _, args) => queries.customerCases(db, args),
  caseComments: ({ db }, _, args) => queries.caseComments(db, args),
  caseMessages: ({ db }, _, args) => queries.caseMessages(db, args),
  identities: ({ db }, _, args) => queries.identities(db, args),
  history: ({ db }, _, args) => queries.history(db, args),
  customerSearch: ({ db }, _, args) => queries.customerSearch(db, args),
  messageSearch: async ({ db, search }, _, args) => {
    await search.ready();
    return queries.messageSearch(db, args);
  },
  suggestions: (engine, { agent }, args) => suggestionsFor(engine, agent, args),
  settings: async ({ projection }, { agent }) => settingsView(projection.desk(), agent),
  agents: async ({ projection }, { agent }) => agentRows(projection.desk(), agent),
  resolve: ({ db }, _, args) => queries.resolve(db, args),
  digest: ({ db, projection, exclusive }) => exclusive(() => digestOf(db, projection.desk())),
  check: (engine, _, { scan }) => checkDesk(engine, scan),
  erasure: ({ erasure }) => erasure.settled(),
  backup: (engine, _, { file }) => writeBackup(engine, file),
  forgetBackup: (engine, _, { file }) => forgetBackup(engine, file),
  syncState: async ({ link }) => link.state(),
  connectHub: (engine, _, args) => connectHub(engine, args),
  syncOnce: ({ link }) => link.once(),
  configureLine: async ({ data, link, changes }, _, change) => {
    await changeLocalConfig(data, change);
    link.configure(change);
    changes.note(["sync", "presence"]);
    return null;
  },
  colleagues: (engine, { agent }) => colleaguesOf(engine, agent),
  attend: async ({ link }, { agent }, { at, typing }) => {
    link.attend(agent, at, typing);
    return null;
  },
  notices: ({ db }, { agent }, window) => queries.notices(db, { ...window, agent }),
  acknowledgeNotices: async ({ db, changes, exclusive }, { agent }, { notices }) => {
    const isChanged = await exclusive(() => acknowledgeNotices(db, agent, notices ?? null));
    if (isChanged) changes.note(["notices"]);
    return null;
  },
  recordedDecision: (engine, { agent }, { operation }) => recordedDecision(engine, agent, operation),
  perform: (engine, { agent }, { decision }) => perform(engine, agent, decision),
  preview: async (engine, { agent }, { decision }) => {
    // The messages that mention a person are found by their words [F10].
    if (decision.kind === "customer.anonymize") await engine.search.ready();
    return preview(engine, agent, decision);
  },
  undoLast: (engine, { agent }, { customer }) => undoLast(engine, agent, customer),
  redoLast: (engine, { agent }, { customer }) => redoLast(engine, agent, customer),
  importPaths: (engine, _, request) =>
    importPaths(engine, { ...request, paths: request.paths.map(fromHome) }),
  expectImport: async ({ readers }) => {
    await readers?.expect();
    return null;
  },
  fillDemo: (engine, { agent }) => fillDemo(engine, agent),
  exportCustomer: (engine, door, request) =>
    exportCustomer(engine, door, { ...request, out: request.out === null ? null : fromHome(request.out) }),
};
