import type { Window } from "../../src/operations/read-model.ts";

const mostRows = 500;

/** A window as it is asked for, kept within what a query may give: 1 to 500 rows from a whole, positive offset. */
export const bounded = ({ offset, limit }: Window): Window => ({
  offset: Math.max(0, Math.trunc(offset) || 0),
  limit: Math.min(mostRows, Math.max(1, Math.trunc(limit) || 1)),
});
