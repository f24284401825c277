import type { CustomerView, Preview, ShownProfile, ShownValue } from "../../src/desk.ts";
import type { CustomerId } from "../../src/domain/ids.ts";
import {
  fieldOrder,
  isListField,
  type ListField,
  type ProfileField,
  type SingleField,
} from "../../src/domain/profile.ts";
import { isEmailAddress, isPhoneNumber } from "../../src/operations/validation.ts";

/** Where a value comes from: a side of the merge, and whether somebody set it there or a channel gives it [I2]. */
export interface Source {
  readonly side: number;
  readonly given: boolean;
}

export interface ReviewValue {
  readonly value: string;
  /** Empty: typed during the review. */
  readonly from: readonly Source[];
  /** Part of the merged profile. Of a field with one value at most one is. */
  readonly taken: boolean;
  /** What the merge would take by itself [F4]. */
  readonly proposed: boolean;
}

export interface ReviewField {
  readonly field: ProfileField;
  /** Emails, phones, tags, and the lines of the notes: elements, each taken or not. */
  readonly several: boolean;
  /** The agent's role may change it [S5]. */
  readonly editable: boolean;
  readonly values: readonly ReviewValue[];
}

/** A merge while it is looked through: nothing is written before Save [D2]. */
export interface Review {
  /** The survivor first [M5], then who is absorbed, in the order in which they were marked. */
  readonly sides: readonly CustomerView[];
  /** What the merge does without any review. */
  readonly preview: Preview;
  readonly fields: readonly ReviewField[];
  /** The value being typed: of a field, in place of one of its values or (null) as a new one. */
  readonly editing: { readonly field: ProfileField; readonly index: number | null } | null;
  /** Why what was typed cannot be taken; shown beside the field. */
  readonly fault: "email" | "phone" | null;
  readonly step: "looking" | "leaving" | "saving";
}

export type Access = Readonly<Record<ProfileField, string>>;

/**
 * A merge as it is first shown: every field that the role may see, with the values of all sides, and those taken
 * that [F4] takes: the survivor's, else an absorbed one's, what somebody set before what a channel gives; of several
 * values and notes all.
 */
export const createReview = (sides: readonly CustomerView[], preview: Preview, access: Access): Review => ({
  sides,
  preview,
  fields: fieldOrder
    .filter((field) => access[field] !== "hidden")
    .map((field) => ({
      field,
      several: isListField(field) || field === "notes",
      editable: access[field] === "edit",
      values: isListField(field)
        ? elementsOf(field, sides, baseOf(preview), access[field] === "edit")
        : field === "notes"
          ? noteLines(sides)
          : choicesOf(field, sides),
    })),
  editing: null,
  fault: null,
  step: "looking",
});

export const baseOf = ({ profile }: Preview): ShownProfile => profile ?? emptyProfile;

const emptyProfile: ShownProfile = {
  single: { firstName: null, lastName: null, company: null, gender: null, notes: null },
  list: { emails: [], mobilePhones: [], homePhones: [], tags: [] },
};

const collect = (shown: readonly (readonly ShownValue[])[], isSame: (a: string, b: string) => boolean) => {
  const found: { value: string; from: Source[] }[] = [];
  for (const [side, values] of shown.entries()) {
    for (const { value, given } of values) {
      const known = found.find((each) => isSame(each.value, value));
      if (known === undefined) found.push({ value, from: [{ side, given }] });
      else if (!known.from.some((source) => source.side === side)) known.from.push({ side, given });
    }
  }
  return found;
};

const choicesOf = (field: SingleField, sides: readonly CustomerView[]): readonly ReviewValue[] => {
  const shown = sides.map(({ profile }) => profile.single[field]);
  const found = collect(
    shown.map((value) => (value === null ? [] : [value])),
    (a, b) => a === b,
  );
  const proposed = proposedFor(field, sides)?.value;
  return found.map((each) => ({
    ...each,
    taken: each.value === proposed,
    proposed: each.value === proposed,
  }));
};

/** Names that a channel gives come in pairs: the first name of one person never meets the last name of another. */
const proposedFor = (field: SingleField, sides: readonly CustomerView[]): ShownValue | undefined => {
  const single = sides.map(({ profile }) => profile.single);
  const set = single.find((each) => each[field]?.given === false)?.[field];
  if (set) return set;
  const isName = field === "firstName" || field === "lastName";
  const giver = isName
    ? single.find((each) => each.firstName !== null || each.lastName !== null)
    : single.find((each) => each[field] !== null);
  return giver?.[field] ?? undefined;
};

/** What is set in the merged list stands first there; of what channels give, the survivor's comes first. */
const elementsOf = (
  field: ListField,
  sides: readonly CustomerView[],
  base: ShownProfile,
  editable: boolean,
): readonly ReviewValue[] => {
  const found = collect(
    sides.map(({ profile }) => profile.list[field]),
    (a, b) => a === b,
  );
  const shown = base.list[field].flatMap(({ value }) => found.find((each) => each.value === value) ?? []);
  const isSet = base.list[field].some(({ given }) => !given);
  const inBase = isSet ? shown : found.filter((each) => shown.includes(each));
  const others = found.filter((each) => !inBase.includes(each));
  const merged = [...inBase];
  for (const other of others) {
    const known = merged.findIndex(({ value }) => formOf(field, value) === formOf(field, other.value));
    const same = merged[known];
    if (same === undefined) merged.push(other);
    else merged[known] = { ...same, from: [...same.from, ...other.from] };
  }
  return merged.map((each) => {
    const taken =
      inBase.some(({ value }) => value === each.value) || (editable && faultOf(field, each.value) === null);
    return { ...each, taken, proposed: taken };
  });
};

/** Lines, so that those of both sides can stand, go and change one by one. */
const noteLines = (sides: readonly CustomerView[]): readonly ReviewValue[] =>
  sides.flatMap(({ profile }, side) =>
    (profile.single.notes?.value.split("\n") ?? []).map((value) => ({
      value,
      from: [{ side, given: profile.single.notes?.given === true }],
      taken: true,
      proposed: true,
    })),
  );

/** Two spellings of one value. */
const formOf = (field: ListField, value: string): string => {
  if (field === "emails") return value.trim().toLowerCase();
  return field === "tags" ? value : value.replace(/\D/g, "").replace(/^0+/, "");
};

/** Why a value cannot stand in a field; null when it can. */
export const faultOf = (field: ProfileField, value: string): Review["fault"] => {
  if (field === "emails") return isEmailAddress(value) ? null : "email";
  if (field === "mobilePhones" || field === "homePhones") return isPhoneNumber(value) ? null : "phone";
  return null;
};

export const survivorOf = (review: Review): CustomerId => review.sides[0]?.id ?? "";
export const absorbedOf = (review: Review): readonly CustomerId[] =>
  review.sides.slice(1).map(({ id }) => id);
