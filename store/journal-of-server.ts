import type { Journal } from "./journal.ts";
import type { Projection } from "./projection.ts";

/**
 * The journal of a database on a server, whose commit is the record: it keeps nothing and has nothing to read or to
 * rewrite. Its numbers are the positions of the projection.
 */
export const createJournalOfServer = ({ applied }: Pick<Projection, "applied">): Journal => ({
  holdsAll: false,
  last: applied,
  append: async () => applied() + 1,
  read: () => nothing,
  rewrite: async () => 0,
  close: async () => {},
});

const nothing: AsyncIterable<never> = {
  async *[Symbol.asyncIterator]() {},
};
