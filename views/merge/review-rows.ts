import type { ProfileField } from "../../src/domain/profile.ts";
import type { Review, ReviewValue } from "./review.ts";

/** What the cursor of the review can stand on. */
export type ReviewRow =
  | {
      readonly type: "value";
      readonly field: ProfileField;
      readonly index: number;
      readonly value: ReviewValue;
      readonly several: boolean;
      readonly editable: boolean;
      /** The field has one value, and others to choose from. */
      readonly alternatives: boolean;
      /** The first row of its field, which bears its name. */
      readonly first: boolean;
      /** The first of several that is taken: the primary one. */
      readonly primary: boolean;
    }
  | { readonly type: "empty"; readonly field: ProfileField; readonly editable: boolean }
  | { readonly type: "save" }
  | { readonly type: "cancel" };

/** Every value of every field, then Save and Cancel. Blank lines of notes stay in the notes and have no row. */
export const reviewRows = (review: Review): readonly ReviewRow[] => [
  ...review.fields.flatMap(({ field, several, editable, values }): readonly ReviewRow[] => {
    const shown = values.flatMap((value, index) => (value.value.trim() === "" ? [] : [{ value, index }]));
    if (shown.length === 0) return [{ type: "empty", field, editable }];
    const primary = several && shown.length > 1 ? shown.find(({ value }) => value.taken)?.index : undefined;
    return shown.map(({ value, index }, at) => ({
      type: "value",
      field,
      index,
      value,
      several,
      editable,
      alternatives: !several && shown.length > 1,
      first: at === 0,
      primary: index === primary && field !== "tags" && field !== "notes",
    }));
  }),
  { type: "save" },
  { type: "cancel" },
];
