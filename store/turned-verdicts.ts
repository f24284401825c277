import type { WriterId } from "../src/domain/ids.ts";
import { comparePlaces } from "../src/domain/order.ts";
import { type FoldedGroup, operationIn } from "../src/operations/folded-group.ts";
import type { Operation } from "../src/operations/operation.ts";
import type { GroupSnapshot, Judgement } from "./group-snapshot.ts";
import type { United } from "./unite-groups.ts";

/** An operation that was there before, and took effect then or does now, but not both. */
export interface TurnedVerdict {
  readonly operation: Operation;
  readonly was: Pick<Judgement, "state">;
  readonly now: Pick<Judgement, "state" | "refusal" | "touched">;
  /** What turned it; null where no single operation did, or it is not here. */
  readonly cause: Operation | null;
}

/**
 * The operations of a writer whose verdict a refold turned [F12]. What an author undid or redid is told to nobody: they
 * know, and `preview` told them what else would turn.
 */
export const turnedVerdicts = (
  old: GroupSnapshot,
  now: GroupSnapshot,
  group: FoldedGroup,
  { entries }: United,
  writer: WriterId | null,
): readonly TurnedVerdict[] => {
  if (writer === null) return [];
  const added = entries.flatMap(({ entry }) => (entry.type === "operation" ? [entry.operation] : []));
  const turned: TurnedVerdict[] = [];
  for (const [id, before] of old.operations) {
    const after = now.operations.get(id);
    if (after === undefined || after === before) continue;
    const operation = operationIn(group, id);
    if (operation === null || operation.writer !== writer) continue;
    const [was, is] = [JSON.parse(before) as Judgement, JSON.parse(after) as Judgement];
    if ((was.state === "applied") === (is.state === "applied")) continue;
    const switching = switchOf(group, operation, was, is);
    if (switching?.by === operation.by) continue;
    const cause = causeOf(group, was, is, switching) ?? onlyOther(added, operation);
    turned.push({ operation, was, now: is, cause });
  }
  return turned;
};

/** The undo, redo or anonymize that an operation's taking effect hangs on. */
const switchOf = (
  group: FoldedGroup,
  operation: Operation,
  was: Judgement,
  now: Judgement,
): Operation | null => {
  if (now.state === "undone") return operationIn(group, now.undoneBy ?? undefined);
  if (was.state !== "undone") return null;
  return lastRedo(group, operation) ?? operationIn(group, was.undoneBy ?? undefined);
};

const causeOf = (
  group: FoldedGroup,
  was: Judgement,
  now: Judgement,
  switching: Operation | null,
): Operation | null => {
  if (now.state === "refused") return operationIn(group, now.refusal?.cause);
  const verdict = group.state.verdicts.get(switching?.id ?? was.refusal?.cause ?? "");
  // An undo that is refused by now, or what stood in the way and is undone by now.
  if (verdict?.state === "refused") return operationIn(group, verdict.refusal.cause);
  if (verdict?.state === "undone") return operationIn(group, verdict.by);
  return switching;
};

const lastRedo = (group: FoldedGroup, { id }: Operation): Operation | null =>
  group.entries
    .flatMap((entry) => (entry.type === "operation" ? [entry.operation] : []))
    .filter(
      (each) =>
        each.kind === "operation.redo" &&
        each.body.operations.includes(id) &&
        group.state.verdicts.get(each.id)?.state === "applied",
    )
    .sort(comparePlaces)
    .at(-1) ?? null;

const onlyOther = (added: readonly Operation[], operation: Operation): Operation | null => {
  const others = added.filter(({ id }) => id !== operation.id);
  return others.length === 1 ? others[0]! : null;
};
