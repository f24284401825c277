import type { CaseId, CustomerId, MessageId } from "../../src/domain/ids.ts";

/** What a comment is about: a customer, a case, or one message of a case [I1] [I3]. */
export type CommentTarget =
  | { readonly customer: CustomerId; readonly message: null }
  | { readonly case: CaseId; readonly message: MessageId | null };

/** How many comments were typed and not submitted. */
export const unsubmitted = (remarks: Readonly<Record<string, string>>): number =>
  Object.values(remarks).filter((text) => text.trim() !== "").length;

/** Tells targets apart, so that what was typed about one never goes to another. */
export const keyOfTarget = (target: CommentTarget): string =>
  "case" in target ? `${target.case} ${target.message ?? ""}` : target.customer;
