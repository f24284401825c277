import type { OperationKind } from "../operations/operation.ts";
import type { Mentions } from "./refusal-parts.ts";

type Sentence = (mentions: Mentions) => string;

/** What an operation did, for the activity log and History. Names are left out once they are erased. */
export const enOperations: Record<OperationKind | "identity.seen", Sentence> = {
  "customer.merge": (m) => (m.from && m.into ? `Merged ${m.from} into ${m.into}` : "Merged customers"),
  "customer.edit": () => "Edited the profile",
  "customer.lock": () => "Locked the customer",
  "customer.unlock": () => "Unlocked the customer",
  "customer.anonymize": () => "Anonymized the customer",
  "identity.detach": (m) => (m.identity ? `Unmerged ${m.identity}` : "Unmerged an identity"),
  "operation.undo": (m) => (m.kinds ? `Undid ${namesOf(m.kinds)}` : "Took a decision back"),
  "operation.redo": (m) => (m.kinds ? `Redid ${namesOf(m.kinds)}` : "Redid a decision"),
  "comment.add": () => "Commented",
  "case.open": () => "Opened a case",
  "case.close": () => "Closed a case",
  "case.cancel": () => "Cancelled a case; its comments are gone",
  "suggestion.dismiss": () => "Dismissed a suggestion",
  "agent.set": (m) => (m.agent ? `Changed the role of ${m.agent}` : "Changed a role"),
  "setting.set": () => "Changed a setting",
  "identity.seen": (m) => (m.identity ? `First seen: ${m.identity}` : "An identity was first seen"),
};

/** What was undone or redone, out of the kinds that the row mentions. */
const namesOf = (kinds: string): string =>
  kinds
    .split(", ")
    .map((kind) => names[kind] ?? kind)
    .join(", ");

const names: Readonly<Record<string, string>> = {
  "customer.merge": "a merge",
  "identity.detach": "an unmerge",
  "customer.edit": "an edit of the profile",
};
