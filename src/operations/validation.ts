/** Checks of decisions where they enter [F14]. A detail names the field and the fault, never the value. */
import {
  isListField,
  isSingleField,
  type ListField,
  type ProfileChange,
  type ProfileField,
  type SingleField,
} from "../domain/profile.ts";
import type { Refusal } from "../domain/refusal.ts";
import { firstRefusal, invalid } from "./refusals.ts";

const idOf = (letters: string) => {
  const pattern = new RegExp(`^[${letters}][0-9abcdefghjkmnpqrstvwxyz]{26}$`);
  return (text: unknown): text is string => typeof text === "string" && pattern.test(text);
};
export const isCustomerId = idOf("cda");
export const isIdentityId = idOf("i");
export const isOperationId = idOf("o");
export const isCaseId = idOf("k");
export const isThreadId = idOf("t");
export const isMessageId = idOf("m");

// Agents and roles: something to show in one line.
export const isName = (text: unknown): text is string =>
  typeof text === "string" && /^\S(?:[^\p{Cc}\p{Cf}]{0,62}\S)?$/u.test(text);

export const isSettingKey = (text: unknown): text is string =>
  typeof text === "string" && /^[a-z][A-Za-z0-9._-]{0,99}$/.test(text);

export const malformed = (field: string): Refusal => invalid(`${field}: is malformed`);

export const tooLong = (field: string, text: string, limit: number): Refusal | null =>
  text.length > limit ? invalid(`${field}: is longer than ${limit}`) : null;

export const hasDuplicates = (ids: readonly string[]): boolean => new Set(ids).size !== ids.length;

/** A list of distinct ids, at least one. */
export const isIdList = (value: unknown, isId: (id: unknown) => boolean): boolean =>
  Array.isArray(value) && value.length > 0 && value.every(isId) && !hasDuplicates(value);

/** Something before and after one @, a dot after it, no blanks: what can be delivered is for the mail server. */
export const isEmailAddress = (text: string): boolean =>
  text.length <= 320 && /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;".]+$/.test(text);

/** At least four digits [V2]; signs that people write between them may stand there. */
export const isPhoneNumber = (text: string): boolean =>
  /^[+\d\s().\-/#*x]{4,64}$/.test(text) && text.replace(/\D/g, "").length >= 4;

const singleLimits: Readonly<Record<SingleField, number>> = {
  firstName: 200,
  lastName: 200,
  company: 200,
  gender: 100,
  notes: 20_000,
};

const elementFault: Readonly<Record<ListField, (value: string) => string | null>> = {
  emails: (value) => (isEmailAddress(value) ? null : "is not an email address"),
  mobilePhones: (value) => (isPhoneNumber(value) ? null : "needs at least 4 digits"),
  homePhones: (value) => (isPhoneNumber(value) ? null : "needs at least 4 digits"),
  tags: (value) => (value.length <= 100 ? null : "is longer than 100"),
};

/** A change of a profile whose kept part lists exactly the fields that its texts change. */
export const validateChange = (fields: readonly ProfileField[], change: ProfileChange): Refusal | null => {
  if (!isRecord(change) || !Array.isArray(fields)) return malformed("fields");
  const { set = {}, add = {}, remove = {} } = change;
  if (![set, add, remove].every(isRecord)) return malformed("fields");
  const changed = new Set([set, add, remove].flatMap((part) => Object.keys(part)));
  if (hasDuplicates(fields) || fields.length !== changed.size || !fields.every((field) => changed.has(field)))
    return malformed("fields");
  return (
    firstRefusal(Object.keys(set), (field) => setFault(field, set)) ??
    firstRefusal(Object.keys(add), (field) => listFault(field, add, true)) ??
    firstRefusal(Object.keys(remove), (field) => listFault(field, remove, false))
  );
};

const setFault = (field: string, set: NonNullable<ProfileChange["set"]>): Refusal | null => {
  if (!isSingleField(field)) return invalid(`${field}: is no field with one value`);
  const value: unknown = set[field];
  if (value === null) return null;
  return typeof value === "string" ? tooLong(field, value, singleLimits[field]) : malformed(field);
};

/** What is removed may have been valid by other rules; what is added must be valid now. */
const listFault = (
  field: string,
  change: NonNullable<ProfileChange["add"]>,
  added: boolean,
): Refusal | null => {
  if (!isListField(field)) return invalid(`${field}: is no field with several values`);
  const values: unknown = change[field];
  if (!Array.isArray(values) || values.length > 1000) return malformed(field);
  return firstRefusal(values, (value: unknown) => {
    if (typeof value !== "string" || value.trim() === "") return malformed(field);
    const fault = added ? elementFault[field](value) : null;
    return fault === null ? null : invalid(`${field}: ${fault}`);
  });
};

export const isRecord = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value);
