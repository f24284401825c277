import type { OperationKind } from "../operations/operation.ts";

/** What stood against a recorded decision, written out: the decision's kind, who stood in its way and when. */
export interface MetParts {
  readonly kind: OperationKind;
  readonly by: string | null;
  readonly when: string | null;
  readonly detail: string | null;
}

/** A decision that came out otherwise, written out [F12]. `because` is a sentence of `because`, without its end. */
export interface NoticeParts {
  readonly what: string;
  readonly customer: string | null;
  readonly when: string;
  readonly because: string | null;
  readonly by: string | null;
  readonly causeWhen: string | null;
  /** What the other one did, as a noun; null where no single decision is the cause. */
  readonly cause: string | null;
}
