import type { RefusalCode } from "../domain/refusal.ts";
import type { RefusalParts } from "./refusal-parts.ts";

const who = (parts: RefusalParts): string =>
  parts.by === null ? "" : parts.when === null ? ` by ${parts.by}` : ` by ${parts.by}, ${parts.when}`;

/** For each refusal: what happened, what is safe, what to do [F12]. */
export const enRefusals: Record<RefusalCode, (parts: RefusalParts) => string> = {
  "already-one-customer": (p) =>
    `These are one customer already${p.by === null ? "" : `, merged${who(p)}`}. Nothing was changed; nothing is left to do.`,
  "already-separate": (p) =>
    p.by === null
      ? "This identity is no longer with that customer, or is its only one. Nothing was changed. Open its customer to see where it is."
      : `This identity was moved to another customer${who(p)}. Nothing was changed. Open its customer to see where it is.`,
  "already-so": (p) =>
    p.by === null
      ? "That is so already. Nothing was changed; nothing is left to do."
      : `That was done already${who(p)}. Nothing was changed; nothing is left to do.`,
  locked: (p) =>
    `This customer was locked${who(p)}. Nothing was changed. Ask for it to be unlocked, then try again.`,
  anonymous: (p) =>
    `This customer was anonymized${who(p)}. Nothing was changed, and it cannot be taken back.`,
  irrevocable: (p) =>
    p.by === null
      ? "This cannot be undone. Nothing was changed. Other decisions can be undone from History."
      : `One of the customers was anonymized${who(p)}, which parts them for ever. Nothing was changed, and it cannot be taken back.`,
  "unknown-target": () =>
    "What this is about has not arrived here yet. Nothing was changed. Try again after the next exchange with the hub.",
  "case-closed": (p) =>
    `This case was closed${who(p)}. Nothing was changed. Open a new case on the thread to go on.`,
  "case-cancelled": (p) =>
    `This case was cancelled${who(p)} and its comments are gone. Nothing else was changed. Open a new case on the thread to go on.`,
  "not-allowed": () =>
    "Your role does not allow this. Nothing was changed. Ask an admin to do it or to give you the permission.",
  "last-admin": () => "This is the last admin. Nothing was changed. Make somebody else an admin first.",
  "not-undone": () => "This is not undone, so it cannot be made again. Nothing was changed.",
  "not-empty": () =>
    "The data folder is not empty, and sample data is never mixed with yours. Nothing was changed. Give an empty folder with --data.",
  "no-recipient": () =>
    "Nobody said to which address the export goes. Nothing was changed. Give an address, or set your own as “email” in the config.json of the data folder.",
  "bad-recipient": () =>
    "That is not one plain email address. Nothing was changed. Correct it and try again.",
  unwritable: (p) =>
    `The export could not be written${p.detail === null ? "" : ` (${p.detail})`}. Nothing was changed. Make room or choose another folder, then try again.`,
  invalid: (p) =>
    `Something in it is not valid${p.detail === null ? "" : `: ${p.detail}`}. Nothing was changed. Correct it and try again.`,
};
