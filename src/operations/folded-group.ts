import type { OperationId } from "../domain/ids.ts";
import type { Entry, GroupState } from "./fold-types.ts";
import type { Operation } from "./operation.ts";
import type { Switches } from "./replay.ts";
import type { World } from "./world.ts";

/** A refold group with what it takes to extend it. Its state is live: read it again after each extension. */
export interface FoldedGroup {
  /** In order, one of each id. */
  entries: Entry[];
  byId: Map<string, Entry>;
  readonly state: GroupState;
  switches: Switches;
  world: World;
}

/** An operation of the group; null for one that is not there. */
export const operationIn = (group: FoldedGroup, id: OperationId | undefined): Operation | null => {
  const entry = id === undefined ? undefined : group.byId.get(id);
  return entry?.type === "operation" ? entry.operation : null;
};
