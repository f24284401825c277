import type { OperationKind } from "./operation.ts";
import type { OperationRule } from "./operation-rule.ts";
import { agentSet } from "./rules/agent-set.ts";
import { caseCancel } from "./rules/case-cancel.ts";
import { caseClose } from "./rules/case-close.ts";
import { caseOpen } from "./rules/case-open.ts";
import { commentAdd } from "./rules/comment-add.ts";
import { customerAnonymize } from "./rules/customer-anonymize.ts";
import { customerEdit } from "./rules/customer-edit.ts";
import { customerLock } from "./rules/customer-lock.ts";
import { customerMerge } from "./rules/customer-merge.ts";
import { customerUnlock } from "./rules/customer-unlock.ts";
import { identityDetach } from "./rules/identity-detach.ts";
import { operationRedo } from "./rules/operation-redo.ts";
import { operationUndo } from "./rules/operation-undo.ts";
import { settingSet } from "./rules/setting-set.ts";
import { suggestionDismiss } from "./rules/suggestion-dismiss.ts";

/** Every kind of operation and its rule. */
export const operations: { readonly [K in OperationKind]: OperationRule<K> } = {
  "customer.merge": customerMerge,
  "customer.edit": customerEdit,
  "customer.lock": customerLock,
  "customer.unlock": customerUnlock,
  "customer.anonymize": customerAnonymize,
  "identity.detach": identityDetach,
  "operation.undo": operationUndo,
  "operation.redo": operationRedo,
  "comment.add": commentAdd,
  "case.open": caseOpen,
  "case.close": caseClose,
  "case.cancel": caseCancel,
  "suggestion.dismiss": suggestionDismiss,
  "agent.set": agentSet,
  "setting.set": settingSet,
};

/** The rule of a kind; null for one that only a newer program knows [F14]. */
export const ruleOf = <K extends OperationKind>(kind: K): OperationRule<K> | null =>
  Object.hasOwn(operations, kind) ? (operations[kind] as OperationRule<K>) : null;
