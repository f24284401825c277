import type { Refusal } from "../domain/refusal.ts";
import type { Permission } from "./fold-types.ts";
import type { Decision, Operation, OperationKind } from "./operation.ts";
import type { World } from "./world.ts";

/** Everything that the program knows about one kind of operation. */
export interface OperationRule<K extends OperationKind> {
  /** What the author's role must permit; null when that follows from the operation's targets [F13]. */
  readonly permission: Permission | null;
  /** May be a target of undo and redo [F7]. */
  readonly undoable: boolean;
  /** `off` for undo, `on` for redo: the fold re-runs the prefix instead of applying [F7]. */
  readonly switches?: "off" | "on";
  /** The identities that an anonymize lists: merges that mix them with others are cut first [F10]. */
  readonly anonymizes?: (operation: Operation<K>) => readonly string[];
  /** Joins customers, so that an anonymize may have to cut it [F10]. */
  readonly joins?: boolean;
  /** Carries personal data: without texts it was erased. */
  readonly hasTexts?: boolean;
  /** Judged by the log of the whole desk, not within a refold group [F13]. */
  readonly deskWide?: boolean;

  /** Every id that it names or derives; its own id among them [F2]. */
  readonly links: (operation: Operation<K>) => readonly string[];
  /** The customers and identities that it is about, as they resolve before it takes effect, and those it makes. */
  readonly touches: (world: World, operation: Operation<K>) => readonly string[];
  /** What happens whatever the verdict: where its texts land, what its derived ids follow [F3] [F10]. */
  readonly land?: (world: World, operation: Operation<K>) => void;
  /** Why it changes nothing, permission aside; depends on no text [F12] [F15]. */
  readonly verdict: (world: World, operation: Operation<K>) => Refusal | null;
  /** Takes effect; only called when the verdict is null. */
  readonly apply: (world: World, operation: Operation<K>) => void;
  /** What is refused only when somebody asks for it, never in the fold [F9]. */
  readonly askVerdict?: (world: World, operation: Operation<K>) => Refusal | null;
  /** Checks a decision where it enters [F14]; the detail holds no personal data. */
  readonly validate: (decision: Decision<K>) => Refusal | null;
}
