import type { OperationId } from "./ids.ts";

/** The profile fields with one value [I2]. */
export const singleFields = ["firstName", "lastName", "company", "gender", "notes"] as const;
/** The profile fields with several values, in order; the first is the primary one [I2]. */
export const listFields = ["emails", "mobilePhones", "homePhones", "tags"] as const;
export type SingleField = (typeof singleFields)[number];
export type ListField = (typeof listFields)[number];
export type ProfileField = SingleField | ListField;
/** All of them, in the order of the source text [I2]: as people are shown them. */
export const fieldOrder = [
  "firstName",
  "lastName",
  "company",
  "gender",
  "emails",
  "mobilePhones",
  "homePhones",
  "tags",
  "notes",
] as const satisfies readonly ProfileField[];

export const isSingleField = (field: string): field is SingleField =>
  (singleFields as readonly string[]).includes(field);
export const isListField = (field: string): field is ListField =>
  (listFields as readonly string[]).includes(field);

/** What an edit or a merge review changes. `set` to null unsets the field. */
export interface ProfileChange {
  readonly set?: Partial<Record<SingleField, string | null>>;
  readonly add?: Partial<Record<ListField, readonly string[]>>;
  readonly remove?: Partial<Record<ListField, readonly string[]>>;
}

/** A value that somebody set, with the operation that set it [F8]. */
export interface ProfileValue {
  readonly value: string;
  readonly operation: OperationId;
}

/** A customer's profile: only what somebody set [I2]. Lists keep the order in which elements were added. */
export interface Profile {
  readonly single: Partial<Record<SingleField, ProfileValue>>;
  readonly list: Partial<Record<ListField, readonly ProfileValue[]>>;
}
