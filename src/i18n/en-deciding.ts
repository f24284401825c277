import type { OperationState } from "../operations/read-model.ts";
import type { Numbers } from "./plural.ts";

/** What the screen says around decisions on a customer, with the source texts' own words [S6]. */
export const createEnDeciding = ({ plural }: Numbers) => ({
  ok: "OK",
  cancel: "Cancel",
  save: "Save",
  more: {
    export: "Export",
    exportHint: "One archive of everything about this customer, emailed to you or written to a folder.",
    lock: "Lock",
    lockHint: "Agents can no longer edit, merge, anonymize or export this customer.",
    unlock: "Unlock",
    unlockHint: "Agents can edit, merge, anonymize and export this customer again.",
    anonymize: "Anonymize",
    anonymizeHint: "Takes all information and messages of this customer off the system, for ever.",
  },
  done: {
    saved: "Saved.",
    locked: "Locked.",
    unlocked: "Unlocked.",
    unmerged: (who: string) => `Unmerged: ${who} is a customer of its own now.`,
    undone: (what: string) => `Undone: ${what}`,
    redone: (what: string) => `Done again: ${what}`,
    commented: "Comment placed.",
    caseOpened: "Case opened.",
    caseClosed: "Case closed.",
    caseCancelled: "Case cancelled.",
    anonymized: "Anonymized.",
    erasing: (messages: number) =>
      plural(messages, {
        one: "Anonymized. # message is being erased…",
        other: "Anonymized. # messages are being erased…",
      }),
    erased: "Anonymized, and erased from every byte that is kept.",
    unreached: (count: number) =>
      plural(count, {
        one: "Anonymized. # backup could not be reached and still holds the information: delete it, or put it back.",
        other:
          "Anonymized. # backups could not be reached and still hold the information: delete them, or put them back.",
      }),
    notErased: (why: string) =>
      `The customer is anonymized, but erasing stopped: ${why}. It is tried again by itself, and at the next start.`,
  },
  disabled: {
    noCustomer: "no customer is shown",
    noAccount: "no account is selected",
    onlyAccount: "it is the only account of this customer",
    noCase: "there is no case here",
    noOpenCase: "there is no open case here",
    hasOpenCase: "this thread has an open case already",
    cancelledCase: "the case was cancelled",
    notLocked: "the customer is not locked",
    emptyComment: "nothing was typed",
    unchanged: "nothing was changed",
    faulty: "the marked values are not right yet",
    notAList: "this field has one value",
    notAValue: "no value is selected",
    isPrimary: "it is the primary one already",
    lastGiven: "it comes from the channel",
    noDecision: "no decision is selected",
    automatic: "a rule did this at first sight; Unmerge on the Profile tab separates it",
    wasRefused: "it was refused and changed nothing",
    nothingToUndo: "you have nothing to undo on this customer",
    nothingToRedo: "you have nothing to redo on this customer",
    notKind: "decisions of this kind are not undone",
    saving: "it is being saved",
  },
  form: {
    title: "Edit profile",
    given: "from the channel",
    primary: "primary",
    add: "+ add",
    faults: { email: "not an email address", phone: "needs at least 4 digits" },
    notesHint: "Enter begins a new line, Tab goes on",
    discardTitle: "Leave without saving?",
    discardLine: "What you typed into the profile is not saved.",
    discard: "Discard",
    stay: "Go on editing",
  },
  leaving: {
    title: "Quit without submitting?",
    line: (count: number) =>
      plural(count, {
        one: "# comment was typed and not submitted. It is kept nowhere.",
        other: "# comments were typed and not submitted. They are kept nowhere.",
      }),
    accept: "Quit",
    refuse: "Stay",
  },
  comment: {
    add: "Add a comment",
    onCase: "Add a comment on this case",
    onMessage: "Add a comment on the selected message",
    rule: "Final; the customer never sees it.",
  },
  export: {
    to: "Email address",
    toHint: "empty: your own, as it stands in the settings of this program",
    out: "Folder",
    outHint: "instead of mailing, written here; made where it is missing",
    start: "Enter exports: JSON, vCard, mailbox and text in one archive.",
    running: "Exporting…",
    underWay: "it is being exported already",
    eitherOr: "an export is either mailed or written to a folder",
    written: (files: string) => `Exported: ${files}`,
    mailed: (address: string) => `Exported and mailed to ${address}.`,
    queued: (why: string) => `Exported. The mail waits in the outbox and goes out later, once. ${why}`.trim(),
    notMailed: (why: string) => `The export was not mailed, and nothing waits. ${why}`.trim(),
  },
  unmerge: {
    title: "Unmerge",
    line: (who: string, from: string) =>
      `${who} leaves ${from} and becomes a new customer with an empty profile.`,
  },
  anonymize: {
    title: "Anonymize",
    accept: "Yes, I understand, please anonymize",
    line: (who: string) => `${who} will appear as Anonymous. What is erased is gone for ever:`,
    gone: "Profile, notes and comments go too. Nobody can take it back.",
    mentions: (count: number) =>
      plural(count, {
        one: "# message of other customers mentions this customer. It stays.",
        other: "# messages of other customers mention this customer. They stay.",
      }),
  },
  cancelCase: {
    title: "Cancel case",
    line: (subject: string) => `The case “${subject}” is cancelled.`,
    comments: (count: number) =>
      count === 0
        ? "It has no comments. The messages stay."
        : plural(count, {
            one: "Its # comment is deleted for ever. The messages stay.",
            other: "Its # comments are deleted for ever. The messages stay.",
          }),
    irrevocable: "This cannot be undone.",
    accept: "Cancel the case",
    keep: "Keep it",
  },
  preview: {
    identities: (count: number) => plural(count, { one: "# identity", other: "# identities" }),
    threads: (count: number) => plural(count, { one: "# thread", other: "# threads" }),
    messages: (count: number) => plural(count, { one: "# message", other: "# messages" }),
    moves: (what: string) => `Moves to another customer: ${what}.`,
    made: (count: number) =>
      plural(count, { one: "# customer comes into being.", other: "# customers come into being." }),
    gone: (count: number) => plural(count, { one: "# customer goes.", other: "# customers go." }),
    turned: (what: string, from: string, to: string) => `${what}: ${from}, will be ${to}`,
    lands: (what: string, where: string) => `${what}: will be with ${where}`,
    decided: (by: string, when: string) => `${by}, ${when}`,
    nothing: "No identity moves, and no other decision turns.",
  },
  history: {
    title: "History",
    empty: "Nothing was decided about this customer yet.",
    states: { applied: "applied", undone: "undone", refused: "refused" } as Record<OperationState, string>,
    byRule: "automatic",
    by: (who: string, when: string) => `${who}, ${when}`,
    joined: (identity: string, other: string, rule: string) =>
      rule === "D1"
        ? `${identity} joined ${other} at first sight: the same name and email address`
        : `${identity} joined ${other} at first sight: the same identifier given by the channel`,
    canUndo: (key: string) => `${key} undoes it, after saying what would change.`,
    canRedo: (key: string) => `${key} does it again, after saying what would change.`,
    undoTitle: "Undo this decision?",
    redoTitle: "Do this again?",
    undo: "Undo",
    redo: "Do it again",
  },
  erasing: "Erasing",
});
