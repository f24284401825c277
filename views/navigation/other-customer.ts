import type { Navigation } from "./state.ts";

/**
 * What begins anew where another customer shows: no case is entered, nothing is searched for, and the field of that
 * search is empty, unless somebody types into it just now.
 */
export const otherCustomer = ({
  fields,
  typing,
}: Navigation): Pick<Navigation, "insideCase" | "found" | "fields"> => ({
  insideCase: null,
  found: null,
  fields: typing === "find" ? fields : { ...fields, find: "" },
});
