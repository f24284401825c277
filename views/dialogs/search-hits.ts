import type { CustomerRow, MessageHit, Page, Window } from "../../src/desk.ts";

/** A hit of the search: customers come first. */
export type SearchHit =
  | { readonly type: "customer"; readonly row: CustomerRow }
  | { readonly type: "message"; readonly row: MessageHit };

export interface SearchHits {
  readonly hits: readonly SearchHit[];
  /** How many there are in all; the list holds the best of them. */
  readonly totals: Readonly<Record<SearchHit["type"], number>>;
}

/** What the two searches are asked for a typed text. */
export const searchArgs = (text: string): { customers: Ask; messages: Ask } => ({
  customers: { text: text.trim(), offset: 0, limit: 8 },
  messages: { text: text.trim(), offset: 0, limit: 40 },
});
type Ask = Window & { text: string };

export const searchHits = (
  customers: Page<CustomerRow> | undefined,
  messages: Page<MessageHit> | undefined,
): SearchHits => ({
  hits: [
    ...(customers?.rows ?? []).map((row) => ({ type: "customer", row }) as const),
    ...(messages?.rows ?? []).map((row) => ({ type: "message", row }) as const),
  ],
  totals: { customer: customers?.total ?? 0, message: messages?.total ?? 0 },
});
