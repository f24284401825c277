import type { Calls, CustomerRow, CustomerView, IdentityRow, Page, SuggestionRow } from "../../src/desk.ts";
import type { CustomerId } from "../../src/domain/ids.ts";

/** A row of the Identities tab: a match of the search, an identity of the customer, a suggestion. */
export type IdentityItem =
  | { readonly type: "hit"; readonly row: CustomerRow }
  | { readonly type: "identity"; readonly row: IdentityRow }
  | { readonly type: "suggestion"; readonly row: SuggestionRow };

/** What the tab asks for. */
export const identityQueries = (
  customer: CustomerId,
  found: string | null,
): {
  readonly hits: Calls["customerSearch"]["args"] | null;
  readonly suggestions: Calls["suggestions"]["args"];
} => ({
  hits: found === null ? null : { text: found, offset: 0, limit: 100 },
  suggestions: { customer, limit: 20 },
});

/** The rows in their order, alike for the commands and the view. The customer itself comes last of the matches. */
export const identityItems = (
  customer: CustomerView,
  hits: Page<CustomerRow> | undefined,
  suggestions: readonly SuggestionRow[] | undefined,
): readonly IdentityItem[] => [
  ...(hits?.rows ?? [])
    .toSorted((a, b) => Number(a.id === customer.id) - Number(b.id === customer.id))
    .map((row) => ({ type: "hit", row }) as const),
  ...customer.identities.map((row) => ({ type: "identity", row }) as const),
  ...(suggestions ?? []).map((row) => ({ type: "suggestion", row }) as const),
];

/** Tells rows apart, wherever they stand. */
export const itemKey = ({ type, row }: IdentityItem): string =>
  type === "suggestion" ? `${type} ${row.a.id} ${row.b.id}` : `${type} ${row.id}`;

/** The customer that a row offers to merge; null for the customer's own identities. */
export const candidateOf = (item: IdentityItem | undefined): CustomerRow | null => {
  if (item?.type === "hit") return item.row;
  return item?.type === "suggestion" ? item.row.b : null;
};
