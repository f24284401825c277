import type { HistoryRow } from "../../src/desk.ts";
import type { OperationId } from "../../src/domain/ids.ts";

/** The decision that stood against this one: that which it lost to, or which undid it; null where none did. */
export const winnerOf = ({ refusal, undoneBy }: HistoryRow): OperationId | null =>
  refusal?.cause ?? undoneBy?.operation ?? null;
