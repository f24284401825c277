import type { SuggestionRule } from "../domain/suggestion.ts";
import type { Numbers } from "./plural.ts";

/** Merging: the review form, and the suggestions. */
export const createEnMerge = ({ plural }: Numbers) => ({
  title: "Merge: review the customer",
  merge: "Merge",
  save: "Save",
  cancel: "Cancel",
  /** `names`: who is absorbed, `count` of them. */
  becomes: (names: string, survivor: string, _count: number) => `${names} will be merged into ${survivor}.`,
  moves: (identities: number, threads: number, messages: number) =>
    `${plural(identities, { one: "# identity moves", other: "# identities move" })} here, with ${plural(threads, { one: "# thread", other: "# threads" })} and ${plural(messages, { one: "# message", other: "# messages" })}.`,
  beforeSave: "Not saved yet.",
  thisCustomer: "this customer",
  everyone: (count: number): string => (count === 2 ? "both" : "all of them"),
  set: "set",
  from: (channel: string) => `from ${channel}`,
  typed: "typed now",
  proposed: "proposed",
  readOnly: "your role cannot change it",
  asGiven: "While nothing is set here, the profile shows what the channels give.",
  faults: {
    email: "This is not an email address. Esc leaves it out.",
    phone: "A phone number needs at least 4 digits. Esc leaves it out.",
  },
  leave: (yes: string, no: string) =>
    `Discard what you changed in this review? ${yes} discards, ${no} goes on.`,
  saving: "Saving…",
  below: (key: string) => `more below (${key})`,
  done: (names: string, survivor: string, undo: string) =>
    `${names} is now part of ${survivor}. ${undo} undoes it.`,
  doneSeveral: (count: number, survivor: string, undo: string) =>
    `${plural(count, { one: "# customer is", other: "# customers are" })} now part of ${survivor}. ${undo} undoes it.`,
  marked: (count: number, key: string) =>
    plural(count, { one: `# marked: ${key} merges it.`, other: `# marked: ${key} merges them together.` }),
  noCandidate: (key: string) => `select a match or a suggestion; ${key} searches for matches`,
  sameCustomer: "this is the same customer",
  hitLocked: (name: string) => `${name} is locked, so it cannot be merged. Ask for it to be unlocked first.`,
  hitAnonymous: "an anonymized customer cannot be merged",
  noPermission: "your role may not merge",
  notSuggested: "select a suggestion",
  dismissed: "This pair will not be suggested again.",
  suggestions: "May be the same person",
  score: (points: string) => `${points} points`,
  rules: {
    "same-email": "same email",
    "similar-email": "similar email",
    "email-name": "name in the email",
    "same-phone": "same phone",
    "same-id": "same unique ID",
    "same-name": "same name",
    "similar-name": "similar name",
    "different-name": "different name",
    "different-id": "different unique ID",
    "different-gender": "different gender",
  } satisfies Record<SuggestionRule, string>,
});
