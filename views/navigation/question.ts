import type { Decision } from "../../src/operations/operation.ts";

/** What a confirmation asks, in the reader's words, and what follows from yes. */
export interface Question {
  readonly title: string;
  /** What will happen, exactly. */
  readonly lines: readonly string[];
  /** The words of yes, as the source texts have them. */
  readonly accept: string;
  /** The words of no, where Cancel would be taken for the deed itself. */
  readonly refuse?: string;
  /** Nothing takes it back: then Enter alone means no. */
  readonly irrevocable: boolean;
  readonly onYes: Consequence;
}

export type Consequence =
  | { readonly type: "decide"; readonly decision: Decision; readonly done: string }
  /** Leaves the profile form with what was typed into it. */
  | { readonly type: "discard" }
  /** Leaves the program. */
  | { readonly type: "leave" };
