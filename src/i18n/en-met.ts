import type { RefusalCode } from "../domain/refusal.ts";
import type { OperationKind } from "../operations/operation.ts";
import type { MetParts, NoticeParts } from "./met-parts.ts";
import type { Numbers } from "./plural.ts";

const who = (by: string | null): string => by ?? "somebody";
const on = (when: string | null): string => (when === null ? "" : ` (${when})`);

/** Why a decision that stands in the log changed nothing: which one won, whose and when. Part of a sentence. */
const because: Record<RefusalCode, (parts: MetParts) => string> = {
  "already-one-customer": ({ by, when }) =>
    by === null
      ? "they were one customer already"
      : `${by} had merged them${on(when)}, and the first merge counts`,
  "already-separate": ({ by, when }) =>
    by === null
      ? "the identity was alone with its customer, or elsewhere already"
      : `${by} had moved the identity to another customer${on(when)}`,
  "already-so": ({ kind, by, when }) => {
    switch (kind) {
      case "customer.lock":
        return `${who(by)} had locked the customer already${on(when)}`;
      case "customer.unlock":
        return "the customer was not locked any more";
      case "case.open":
        return `${who(by)} had opened a case on the same thread${on(when)}, and that one counts for both`;
      case "case.close":
        return `${who(by)} had closed the case already${on(when)}`;
      case "case.cancel":
        return `it was opened twice, and the case of ${who(by)} counts${on(when)}`;
      case "operation.undo":
        return `${who(by)} had undone it already${on(when)}`;
      default:
        return `${by === null ? "that was so already" : `${by} had done so already${on(when)}`}`;
    }
  },
  locked: ({ by, when }) => `${who(by)} had locked the customer${on(when)}`,
  anonymous: ({ by, when }) => `${who(by)} had anonymized the customer${on(when)}`,
  irrevocable: ({ by, when }) =>
    by === null
      ? "decisions of this kind are not undone"
      : `${by} had anonymized one of the two${on(when)}, which parts them for ever`,
  "unknown-target": () => "what it is about is not on this desk",
  "case-closed": ({ by, when }) => `${who(by)} had closed the case${on(when)}`,
  "case-cancelled": ({ kind, by, when }) =>
    `${who(by)} had cancelled the case${on(when)}${kind === "comment.add" ? ", which deletes its comments" : ""}`,
  "not-allowed": () => "its author's role did not allow it",
  "last-admin": () => "the desk would have had no admin left",
  "not-undone": () => "it was not undone",
  "not-empty": () => "the desk was not empty",
  "no-recipient": () => "nobody said to which address",
  "bad-recipient": () => "the address was not one plain email address",
  unwritable: ({ detail }) => `it could not be written${on(detail)}`,
  invalid: ({ detail }) =>
    detail === "at: is ahead of the hub"
      ? "this machine's clock was ahead of the hub's"
      : `something in it is not valid${on(detail)}`,
};

/** What is left to do where a decision changed nothing. `again` is the key that decides it once more. */
const wayOut: Record<RefusalCode, (again: string) => string> = {
  "already-one-customer": () => "To part them, undo the merge that counts.",
  "already-separate": () => "Open the identity's customer to go on from there.",
  "already-so": () => "Nothing is left to do.",
  locked: (again) => `Once it is unlocked, ${again} decides it again.`,
  anonymous: () => "Nothing takes that back.",
  irrevocable: () => "Nothing takes that back.",
  "unknown-target": (again) => `When it has arrived, ${again} decides it again.`,
  "case-closed": () => "Open a new case on the thread to go on.",
  "case-cancelled": () => "Nothing takes that back; open a new case on the thread to go on.",
  "not-allowed": (again) => `Once an admin allows it, ${again} decides it again.`,
  "last-admin": (again) => `Once somebody else is an admin, ${again} decides it again.`,
  "not-undone": () => "Nothing is left to do.",
  "not-empty": () => "Nothing is left to do.",
  "no-recipient": (again) => `With an address, ${again} decides it again.`,
  "bad-recipient": (again) => `With another address, ${again} decides it again.`,
  unwritable: (again) => `${again} decides it again.`,
  invalid: () => "Decide it anew with other values.",
};

/** Each kind of decision as a noun, after “your” or “the”. */
const nouns: Record<OperationKind, string> = {
  "customer.merge": "merge",
  "customer.edit": "edit of the profile",
  "customer.lock": "lock",
  "customer.unlock": "unlock",
  "customer.anonymize": "anonymization",
  "identity.detach": "unmerge",
  "operation.undo": "undo",
  "operation.redo": "redo",
  "comment.add": "comment",
  "case.open": "opening of a case",
  "case.close": "closing of a case",
  "case.cancel": "cancelling of a case",
  "suggestion.dismiss": "dismissal of a suggestion",
  "agent.set": "change of a role",
  "setting.set": "change of a setting",
};

const yours = ({ what, customer, when }: NoticeParts): string =>
  `Your ${what}${customer === null ? "" : ` (${customer})`}, ${when},`;

/** What became of decisions when those of several agents met. */
export const createEnMet = ({ plural }: Numbers) => ({
  because,
  wayOut,
  nouns,
  nothing: (why: string) => `It changed nothing: ${why}.`,
  undone: (by: string, when: string) => `Undone by ${by} (${when}).`,
  cut: (by: string, when: string) =>
    `Parted for ever: ${by} anonymized one of the two (${when}). Nothing takes that back.`,
  notices: {
    title: "Notices",
    empty: "Every decision of yours came out as you made it.",
    acknowledged: "read",
    more: (count: number) => plural(count, { one: "and # older one", other: "and # older ones" }),
    refused: (p: NoticeParts) => `${yours(p)} changes nothing${p.because === null ? "" : `: ${p.because}`}.`,
    undone: (p: NoticeParts) =>
      `${yours(p)} was undone${p.by === null ? "" : ` by ${p.by}`}${on(p.causeWhen)}.`,
    cut: (p: NoticeParts) =>
      `${yours(p)} is parted for ever: ${who(p.by)} anonymized one of the two${on(p.causeWhen)}.`,
    applied: (p: NoticeParts) =>
      `${yours(p)} counts after all${p.cause === null ? "" : `, since the ${p.cause} by ${who(p.by)}${on(p.causeWhen)}`}.`,
    withdrawn: (p: NoticeParts) =>
      `${yours(p)} was refused by the hub and is taken back${p.because === null ? "" : `: ${p.because}`}.`,
    disabled: {
      none: "no notice is selected",
      noCustomer: "its customer is not on this desk",
      read: "it is acknowledged already",
      allRead: "all of them are acknowledged",
      notRepeatable: "it cannot be decided again as it was; what it said is erased",
      counts: "it counts; there is nothing to do again",
    },
  },
  repeat: {
    title: "Do this again?",
    accept: "Do it again",
    done: (what: string) => `Done again: ${what}`,
    notYours: "only its author can do it again",
    notRefused: "it was not refused",
  },
  winner: {
    hint: (key: string) => `${key} goes to the decision that counts.`,
    none: "no other decision stood against it",
    elsewhere: "that decision is not in the history of this customer",
  },
});
