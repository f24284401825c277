import { caseOfOpen } from "../../domain/ids.ts";
import type { OperationRule } from "../operation-rule.ts";
import { goneFor, refusal } from "../refusals.ts";
import { isIdentityId, isThreadId, malformed } from "../validation.ts";
import { causeOf, customerHolding, eraseStrays } from "../world.ts";

/** Opens a case on a thread. Of two at once the first in order wins; the other's id follows it. */
export const caseOpen: OperationRule<"case.open"> = {
  permission: "case",
  undoable: false,
  links: ({ id, body }) => [id, caseOfOpen(id), body.thread, body.identity],
  touches: (_world, { id, body }) => [caseOfOpen(id), body.identity],
  land: (world, { id, body }) => {
    const open = world.openCases.get(body.thread);
    if (open === undefined) return;
    world.caseAliases.set(caseOfOpen(id), open);
    // What was said of the case before it could be known which one it follows [F10].
    const identity = world.identities.get(world.cases.get(open)?.identity ?? "");
    if (identity?.anonymous) eraseStrays(world);
  },
  verdict: (world, { body }) => {
    const gone = goneFor(customerHolding(world, body.identity));
    if (gone) return gone;
    const open = world.cases.get(world.openCases.get(body.thread) ?? "");
    return open ? refusal("F11", "already-so", open.changedBy) : null;
  },
  apply: (world, operation) => {
    const id = caseOfOpen(operation.id);
    world.cases.set(id, {
      id,
      thread: operation.body.thread,
      identity: operation.body.identity,
      state: "open",
      openedAt: operation.at,
      openedBy: operation.by,
      changedAt: operation.at,
      changedBy: causeOf(operation),
    });
    world.openCases.set(operation.body.thread, id);
  },
  validate: ({ body }) => {
    if (!isThreadId(body.thread)) return malformed("thread");
    return isIdentityId(body.identity) ? null : malformed("identity");
  },
};
