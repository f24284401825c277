import type { Refusal } from "../domain/refusal.ts";

export type Noun =
  | "customer"
  | "identity"
  | "thread"
  | "case"
  | "operation"
  | "message"
  | "folder"
  | "path"
  | "setting"
  | "agent";

/** How a command ended. Everything that is expected to go wrong is a value; bugs throw. */
export type Ending =
  | { readonly type: "done" }
  /** The command did its work and found something wrong (doctor). */
  | { readonly type: "unsound" }
  /** Something outside the program stopped it: a disk, a mail server. */
  | { readonly type: "failed"; readonly message: string }
  | { readonly type: "refused"; readonly refusal: Refusal }
  | { readonly type: "missing"; readonly noun: Noun; readonly text: string }
  | { readonly type: "ambiguous"; readonly text: string; readonly ids: readonly string[] }
  | { readonly type: "usage"; readonly message: string }
  | { readonly type: "interrupted"; readonly message: string };

export const done: Ending = { type: "done" };
