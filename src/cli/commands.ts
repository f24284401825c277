import type { Command } from "./command.ts";
import { agent } from "./commands/agent.ts";
import { agents } from "./commands/agents.ts";
import { anonymize } from "./commands/anonymize.ts";
import { backup } from "./commands/backup.ts";
import { caseCommand } from "./commands/case.ts";
import { cases } from "./commands/cases.ts";
import { comment } from "./commands/comment.ts";
import { config } from "./commands/config.ts";
import { connect } from "./commands/connect.ts";
import { customers } from "./commands/customers.ts";
import { demo } from "./commands/demo.ts";
import { desk } from "./commands/desk.ts";
import { digest } from "./commands/digest.ts";
import { dismiss } from "./commands/dismiss.ts";
import { doctor } from "./commands/doctor.ts";
import { edit } from "./commands/edit.ts";
import { exportCommand } from "./commands/export.ts";
import { history } from "./commands/history.ts";
import { hub } from "./commands/hub.ts";
import { identities } from "./commands/identities.ts";
import { importCommand } from "./commands/import.ts";
import { lock } from "./commands/lock.ts";
import { merge } from "./commands/merge.ts";
import { notices } from "./commands/notices.ts";
import { redo } from "./commands/redo.ts";
import { repeat } from "./commands/repeat.ts";
import { restore } from "./commands/restore.ts";
import { show } from "./commands/show.ts";
import { suggestions } from "./commands/suggestions.ts";
import { sync } from "./commands/sync.ts";
import { thread } from "./commands/thread.ts";
import { threads } from "./commands/threads.ts";
import { undo } from "./commands/undo.ts";
import { unlock } from "./commands/unlock.ts";
import { unmerge } from "./commands/unmerge.ts";

/** Every command, in the order in which `--help` lists them. */
export const commands: readonly Command[] = [
  desk,
  demo,
  importCommand,
  customers,
  show,
  identities,
  threads,
  thread,
  history,
  merge,
  unmerge,
  undo,
  redo,
  repeat,
  edit,
  lock,
  unlock,
  exportCommand,
  anonymize,
  caseCommand,
  cases,
  comment,
  suggestions,
  dismiss,
  config,
  agents,
  agent,
  hub,
  connect,
  sync,
  notices,
  digest,
  doctor,
  backup,
  restore,
];
