import {
  isListField,
  type ListField,
  type ProfileChange,
  type ProfileField,
  type SingleField,
} from "../../src/domain/profile.ts";
import type { Decision } from "../../src/operations/operation.ts";
import { absorbedOf, baseOf, type Review, type ReviewField, survivorOf } from "./review.ts";

/**
 * The merge as reviewed: only what differs from what the merge does by itself [F4]. A list that nobody set and that
 * is taken as the channels give it, its primary value included, stays unset and goes on following them.
 */
export const mergeDecision = (review: Review): Decision<"customer.merge"> => {
  const set: Partial<Record<SingleField, string | null>> = {};
  const add: Partial<Record<ListField, readonly string[]>> = {};
  const remove: Partial<Record<ListField, readonly string[]>> = {};
  for (const field of review.fields) {
    if (!field.editable) continue;
    if (isListField(field.field)) {
      const change = listChange(review, field, field.field);
      if (change.add.length > 0) add[field.field] = change.add;
      if (change.remove.length > 0) remove[field.field] = change.remove;
    } else {
      const value = singleChange(review, field, field.field);
      if (value !== undefined) set[field.field] = value;
    }
  }
  Object.assign(set, wholeName(review, set));
  const texts: ProfileChange = { set, add, remove };
  const fields = [...new Set([set, add, remove].flatMap((part) => Object.keys(part)))] as ProfileField[];
  return {
    kind: "customer.merge",
    body: { into: survivorOf(review), from: absorbedOf(review), fields },
    texts,
  };
};

/** The merge that nobody reviewed, to see what it does by itself. */
export const plainMerge = (into: string, from: readonly string[]): Decision<"customer.merge"> => ({
  kind: "customer.merge",
  body: { into, from, fields: [] },
  texts: {},
});

const singleChange = (
  review: Review,
  { values }: ReviewField,
  field: SingleField,
): string | null | undefined => {
  const base = baseOf(review.preview).single[field];
  if (field === "notes" && values.every(({ taken, proposed }) => taken === proposed)) return undefined;
  const taken = values.filter((value) => value.taken).map(({ value }) => value);
  const value = taken.join("\n").trim();
  if (value === (base?.value ?? "")) return undefined;
  if (value !== "") return value;
  return base?.given === false ? null : undefined;
};

/**
 * A customer is displayed by the names that somebody set [I2]: where one of the two is set, the other one that was
 * taken is set with it, or half of the name would be gone.
 */
const wholeName = (
  review: Review,
  set: Partial<Record<SingleField, string | null>>,
): Partial<Record<SingleField, string>> => {
  const base = baseOf(review.preview).single;
  const isSet = nameFields.some(
    (field) => typeof set[field] === "string" || (base[field]?.given === false && set[field] !== null),
  );
  if (!isSet) return {};
  return Object.fromEntries(
    review.fields.flatMap(({ field, editable, values }) => {
      const taken = values.find((value) => value.taken)?.value;
      const isName = (nameFields as readonly ProfileField[]).includes(field);
      if (!isName || !editable || taken === undefined || isListField(field)) return [];
      return base[field]?.given === true && base[field].value === taken ? [[field, taken]] : [];
    }),
  );
};

const nameFields = ["firstName", "lastName"] as const;

const listChange = (
  review: Review,
  { values }: ReviewField,
  field: ListField,
): { readonly add: readonly string[]; readonly remove: readonly string[] } => {
  const base = baseOf(review.preview).list[field];
  const taken = values.filter((value) => value.taken).map(({ value }) => value);
  const shown = base.map(({ value }) => value);
  const isSet = base.some(({ given }) => !given);
  if (isSet) {
    return {
      add: taken.filter((value) => !shown.includes(value)),
      remove: shown.filter((value) => !taken.includes(value)),
    };
  }
  const isAsGiven =
    taken.length === shown.length && taken[0] === shown[0] && taken.every((value) => shown.includes(value));
  return { add: isAsGiven ? [] : taken, remove: [] };
};
