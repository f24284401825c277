import { customerOfIdentity } from "../domain/ids.ts";
import type { Entry } from "./fold-types.ts";
import { ruleOf } from "./operations.ts";

/**
 * Every key that an entry is about: the ids it names or derives, the hashes it matches on, its own id [F2].
 * Entries that share a key belong to one refold group for ever. Computed, never stored or trusted. The settings
 * and agents of the desk link one constant key, "desk"; an unknown kind links itself only [F14].
 */
export const linksOf = (entry: Entry): readonly string[] => {
  if (entry.type === "operation") {
    const { operation } = entry;
    return ruleOf(operation.kind)?.links(operation) ?? [operation.id];
  }
  const { id, keys } = entry.identity;
  return [id, customerOfIdentity(id), ...keys.map((key) => key.hash)];
};
