import { isAscii } from "../src/domain/ascii.ts";
import type { IdentityTexts } from "../src/domain/facts.ts";

/** What a customer can be found by. Everything may be empty. */
export interface SearchParts {
  /** The displayed name [I2]; stands first, so that customers list and match by the beginning of their name. */
  readonly name: string;
  /** The texts of its identities, oldest first. */
  readonly identities: readonly IdentityTexts[];
  /** Emails and phones that somebody set in the profile. */
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  /** Other words of the profile worth finding: company, tags. */
  readonly others: readonly string[];
}

/** A customer of a mailing list gateway has thousands of names; beyond this nobody searches, but indexes grow. */
const maxLength = 4000;

/**
 * The `customer.search` column: the name, then other names, handles, emails, phones and unique ids, in the form
 * of `searchForm`, each once, every word after a space (the first too, so that `% word%` finds it).
 * Empty for a customer without any text (anonymized).
 */
export const customerSearchText = (parts: SearchParts): string => {
  const words = new Set<string>();
  const add = (text: string): void => {
    if (text === "") return;
    const form = searchForm(text);
    if (form !== "") words.add(form);
  };
  const addPhone = (text: string): void => {
    if (text === "") return;
    add(text);
    add(digitsOf(text));
  };
  add(parts.name);
  for (const { handle, name, email, phone, uid, also } of parts.identities) {
    add(name);
    if (isPhone(handle)) addPhone(handle);
    else add(handle);
    add(email);
    addPhone(phone);
    add(uid);
    for (const text of also?.emails ?? []) add(text);
    for (const text of also?.phones ?? []) addPhone(text);
    add(also?.company ?? "");
  }
  for (const text of parts.emails) add(text);
  for (const text of parts.phones) addPhone(text);
  for (const text of parts.others) add(text);
  if (words.size === 0) return "";
  return ` ${[...words].join(" ")}`.slice(0, maxLength).toWellFormed();
};

/**
 * The form in which texts are compared in a search: compatibility-composed, lower case, without Latin accents
 * (José is found by jose), control characters and runs of white space as one space.
 */
export const searchForm = (text: string): string =>
  isAscii(text) ? text.toLowerCase().replace(/ +/g, " ").trim() : composedForm(text);

const composedForm = (text: string): string =>
  text
    .toWellFormed()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/gu, "")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
    .trim();

/** A number as people type it: at least four digits and nothing but what separates digits. */
export const isPhone = (text: string): boolean =>
  /^\+?[\d\s().\-/]+$/u.test(text.trim()) && digitsOf(text).length >= 4;

/** The digits of a phone number, without the zeros of a dialling prefix, so that national and international agree. */
export const digitsOf = (text: string): string => text.replace(/\D/gu, "").replace(/^0+/u, "");
