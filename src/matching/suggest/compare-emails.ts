import { nameWords } from "./compare-names.ts";
import { isOneEdit } from "./text-distance.ts";

/** How two addresses relate that are not equal. */
export type EmailLikeness =
  /** One mailbox written with other dots or another plus tag. */
  | "variant"
  /** The host is mistyped: gmail, gmial. */
  | "host-misspelt"
  /** One mailbox at two hosts of one organisation: mail.example.org, example.org, example.com. */
  | "same-organisation"
  /** A telling name of a mailbox at another host. */
  | "same-mailbox"
  /** A short or common one at another host. */
  | "same-short-mailbox"
  /** One edit in the mailbox, at one host. */
  | "misspelt"
  | "none";

/** Compares two normalised addresses. */
export const compareEmails = (left: string, right: string): EmailLikeness => {
  const [a, b] = [partsOf(left), partsOf(right)];
  if (a.plain === "" || b.plain === "") return "none";
  if (a.plain === b.plain) {
    if (a.host === b.host) return "variant";
    if (a.host.length >= 6 && isOneEdit(a.host, b.host)) return "host-misspelt";
    if (a.base.length > 2 && organisationOf(a.host) === organisationOf(b.host)) return "same-organisation";
    return isTelling(a.base) && isTelling(b.base) ? "same-mailbox" : "same-short-mailbox";
  }
  const isLong = Math.min(a.plain.length, b.plain.length) >= 6;
  // A changed digit tells mailboxes apart ("ana1", "ana2"), a changed letter is a slip.
  return a.host === b.host && isLong && isOneEdit(a.plain, b.plain) && digitsOf(a.base) === digitsOf(b.base)
    ? "misspelt"
    : "none";
};

/** Whether a mailbox is named by a person's first and last name, or by one and the other's initial with a sign between. */
export const isNamedAfter = (address: string, name: string): boolean => {
  const words = nameWords(name).filter((word) => word.length > 1);
  const [first, last] = [words[0], words.at(-1)];
  if (words.length < 2 || first === undefined || last === undefined) return false;
  const { plain } = partsOf(address);
  return plain === first + last || plain === last + first || (last.length >= 5 && plain === first[0] + last);
};

/** Whether a mailbox is nothing but one word of a name: many people have one of that name. */
export const isWordOf = (address: string, name: string): boolean =>
  nameWords(name).includes(partsOf(address).base);

interface Parts {
  /** Before the @, without a plus tag. */
  readonly base: string;
  /** Also without dots, hyphens and underscores. */
  readonly plain: string;
  readonly host: string;
}

const partsOf = (address: string): Parts => {
  const at = address.lastIndexOf("@");
  const base = address.slice(0, Math.max(0, at)).replace(/(.)\+.*$/, "$1");
  return { base, plain: base.replace(/[._-]/g, ""), host: address.slice(at + 1) };
};

/** Long, or put together of parts: few people would choose it. */
const isTelling = (base: string): boolean =>
  base.length >= 8 || (base.length >= 6 && /[a-z][._-][a-z]/.test(base)) || /^[a-z]{4,}\d/.test(base);

/** The label that somebody registered: before the last one, or before two short ones (co.uk). */
const organisationOf = (host: string): string => {
  const labels = host.split(".");
  const isCountry = labels.length > 2 && labels.at(-1)!.length === 2 && labels.at(-2)!.length <= 3;
  return labels.at(isCountry ? -3 : -2) ?? host;
};

const digitsOf = (text: string): string => text.replace(/\D/g, "");
