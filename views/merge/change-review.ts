import type { ProfileField } from "../../src/domain/profile.ts";
import { faultOf, type Review, type ReviewField, type ReviewValue } from "./review.ts";
import { type ReviewRow, reviewRows } from "./review-rows.ts";

/** Takes a value, or leaves it out again; of a field with one value another one goes. */
export const toggleValue = (review: Review, field: ProfileField, index: number): Review =>
  withValues(review, field, ({ several, values }) =>
    values.map((value, at) => {
      if (at === index) return { ...value, taken: !value.taken };
      return several ? value : { ...value, taken: false };
    }),
  );

/** Begins to type in place of a value, or a new one. */
export const editValue = (review: Review, field: ProfileField, index: number | null): Review => ({
  ...review,
  editing: { field, index },
  fault: null,
});

/**
 * Takes what was typed: of its own accord it replaces nothing, so a value that a side gave stays there to be put
 * back; one that was typed before changes. An empty or unchanged text changes nothing. A text that cannot stand in
 * the field leaves the field open, with its fault.
 */
export const takeTyped = (review: Review, typed: string): Review => {
  const { editing } = review;
  if (editing === null) return review;
  const { field, index } = editing;
  const text = typed.trim();
  const before = review.fields.find((each) => each.field === field)?.values[index ?? -1];
  const closed: Review = { ...review, editing: null, fault: null };
  if (text === "" || text === before?.value) return closed;
  const fault = faultOf(field, text);
  if (fault !== null) return { ...review, fault };
  return withValues(closed, field, ({ several, values }) => typedInto(values, several, index, text));
};

const typedInto = (
  values: readonly ReviewValue[],
  several: boolean,
  index: number | null,
  text: string,
): readonly ReviewValue[] => {
  const known = values.findIndex(({ value }) => value === text);
  const others = values.map((value, at) => ({
    ...value,
    taken: at === known || (several && at !== index && value.taken),
  }));
  if (known >= 0) return others;
  const typed: ReviewValue = { value: text, from: [], taken: true, proposed: false };
  const before = index === null ? undefined : values[index];
  if (before?.from.length === 0) return others.map((value, at) => (at === index ? typed : value));
  const at = index === null ? values.length : index + 1;
  return [...others.slice(0, at), typed, ...others.slice(at)];
};

const withValues = (
  review: Review,
  field: ProfileField,
  change: (field: ReviewField) => readonly ReviewValue[],
): Review => ({
  ...review,
  fields: review.fields.map((each) => (each.field === field ? { ...each, values: change(each) } : each)),
});

/** Somebody decided something other than what was proposed: leaving it would lose that. */
export const isReviewChanged = (review: Review): boolean =>
  review.fields.some(({ values }) => values.some(({ taken, proposed }) => taken !== proposed));

/** The row on which a cursor stands. */
export const rowAt = (review: Review, index: number): ReviewRow | undefined => reviewRows(review)[index];
